package io.github.onetimecode.realm;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.Nonce;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What nodes keep for each other, as it is written today and with one field more, as a later version may write it: in an update
 * of a cluster the older nodes read what the newer ones have written.
 */
final class LaterJsonTest {

    private static final String NONCE = "AAECAwQFBgcICQoLDA0ODw";
    private static final String CHALLENGE = "{\"n\":\"" + NONCE + "\",\"k\":\"key\",\"a\":\"DIGITS\",\"l\":8,\"i\":1000,\"e\":301000,"
            + "\"b\":\"bound\",\"s\":\"" + NONCE + "\",\"d\":\"SENDING\",\"t\":2000,\"m\":32000}";
    private static final String ORDER = "{\"i\":\"id\",\"a\":\"asker\",\"c\":\"client\",\"u\":\"user\","
            + "\"p\":\"Pay 5 euros\",\"r\":false,\"f\":\"print\"}";

    private static final KeptChallenge KEPT = new KeptChallenge(new CodeChallenge(new Nonce(NONCE), "key",
            CodeAlphabet.DIGITS, 8, Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(301_000), "bound"), NONCE,
            Delivery.SENDING, Instant.ofEpochMilli(2_000), Instant.ofEpochMilli(32_000));
    private static final CodeOrder PLACED = new CodeOrder("id", "asker", "client", Optional.of("user"), Optional.empty(),
            new Purpose("Pay 5 euros"), false, "print");

    @Test
    void challengeOfALaterVersionIsReadByThisOne() throws IOException {
        assertThat(ChallengeJson.write(KEPT)).isEqualTo(CHALLENGE);
        assertThat(ChallengeJson.read(CHALLENGE)).isEqualTo(KEPT);
        assertThat(ChallengeJson.read(withOneFieldMore(CHALLENGE))).isEqualTo(KEPT);
    }

    @Test
    void orderOfALaterVersionIsReadByThisOne() throws IOException {
        assertThat(OrderJson.write(PLACED)).isEqualTo(ORDER);
        assertThat(OrderJson.read(ORDER)).isEqualTo(PLACED);
        assertThat(OrderJson.read(withOneFieldMore(ORDER))).isEqualTo(PLACED);
    }

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
        return Answers.of(UserModel.class, Map.of("credentialManager", nothing -> credentials, "getId", nothing -> "ann"));
    }
}
