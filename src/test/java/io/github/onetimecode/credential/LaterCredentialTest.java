package io.github.onetimecode.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A credential of an enrolment as it is written today and with one field more, as a later version may write it: in an
 * update of a cluster the older nodes read what the newer ones have written.
 */
final class LaterCredentialTest {

    @Test
    void enrolmentOfALaterVersionIsReadByThisOne() {
        List<CredentialModel> stored = new ArrayList<>();
        UserModel user = user(stored);
        EnrolledAddress.store(user, "realm", new OneTimeCodes(new MovableClock(), new SplittableRandom(1))
                .digest("ann@example.com"), "ann@example.com", Instant.EPOCH);
        assertThat(EnrolledAddress.isStored(user, "ann@example.com")).isTrue();

        CredentialModel credential = stored.get(0);
        credential.setCredentialData(withOneFieldMore(credential.getCredentialData()));

        assertThat(EnrolledAddress.isStored(user, "ann@example.com")).isTrue();
        assertThat(EnrolledAddress.isStored(user, "bob@example.com")).isFalse();
    }

    private static String withOneFieldMore(String json) {
        return json.replaceFirst("\\}$", ",\"later\":{\"v\":[1,null]}}");
    }

    private static UserModel user(List<CredentialModel> stored) {
        SubjectCredentialManager credentials = Answers.of(SubjectCredentialManager.class, Map.of(
                "getStoredCredentialsByTypeStream", type -> stored.stream(), "createStoredCredential", created -> {
                    stored.add((CredentialModel) created[0]);
                    return created[0];
                }));
        return Answers.of(UserModel.class,
                Map.of("credentialManager", nothing -> credentials, "getId", nothing -> "ann"));
    }
}
