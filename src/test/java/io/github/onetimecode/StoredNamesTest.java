package io.github.onetimecode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.challenge.SharedChallengeStore;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.lifecycle.CodeConfirmer;
import io.github.onetimecode.lifecycle.CodeIssuer;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.lifecycle.SharedIssuer;
import io.github.onetimecode.limits.IssueTurn;
import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.orders.CodeOrder;
import io.github.onetimecode.orders.CodeOrders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names under which nodes keep things for each other, and for themselves after an upgrade. Codes are issued, sent and
 * confirmed in each way, and what the store, the login and the account hold then is compared with
 * {@link PublicNames the list}. The key of a mail's end is in MailSettlementTest.
 */
final class StoredNamesTest {

    private static final String DIGEST = "[A-Za-z0-9_-]{22}";

    private final CodeScene scene = new CodeScene().mails(100, 100).budget(200);
    private final MemoryStore store = scene.server().store();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void keysOfTheStore() {
        issueAndConfirm(CodePlace.login("root", "tab"), Recipient.self(scene.ann().model()));
        issueAndConfirm(CodePlace.reset("root", "tab"), Recipient.self(scene.ann().model()));
        issueAndConfirm(CodePlace.api("id"), Recipient.application(scene.ann().model()));
        UserModel boss = scene.server().addUser("boss").model();
        issueAndConfirm(CodePlace.login("root", "tab"), Recipient.approver(boss));
        scene.server().mails().refuseAll();
        issueAndConfirm(CodePlace.login("root", "tab"), Recipient.approver(boss));
        shareCode();
        IssueTurn.take(scene.server().session(), "id").orElseThrow().close();
        scene.server().pass(Duration.ofDays(1).plusMinutes(1));
        issueAndConfirm(CodePlace.login("root", "tab"), Recipient.self(scene.ann().model()));
        orders().giveUp(orders().find(order(Optional.of("ann"), Optional.empty()).id()).orElseThrow());

        assertThat(generic(store.lifespans().keySet()))
                .containsExactlyElementsOf(listed("keys of the store"));
    }

    @Test
    void notesOfTheStore() throws IOException {
        shareCode();
        CodeOrder order = order(Optional.of("ann"), Optional.of("nobody"));
        orders().confirmed(orders().find(order.id()).orElseThrow(), Instant.EPOCH);
        List<String> found = new ArrayList<>();
        for (String key : List.of("one-time-code:" + scene.request().sharedName(), "one-time-code:api:realm-1:id")) {
            store.notes(key).keySet().forEach(note -> found.add(key.split(":")[1] + " " + note));
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(listed("notes of the store"));
        assertThat(fields(store.notes("one-time-code:api:realm-1:id").get("order")))
                .containsExactlyElementsOf(listed("JSON of an order"));
        assertThat(fields(store.notes("one-time-code:api:realm-1:id").get("challenge")))
                .containsExactlyElementsOf(listed("JSON of a challenge"));
    }

    @Test
    void notesOfALogin() throws IOException {
        Map<String, String> notes = new TreeMap<>();
        LoginNotes login = new LoginNotes(Answers.of(AuthenticationSessionModel.class, Map.of(
                "getAuthNote", name -> notes.get((String) name[0]),
                "setAuthNote", Answers.doing(note -> notes.put((String) note[0], (String) note[1])),
                "removeAuthNote", Answers.doing(note -> notes.remove((String) note[0])),
                "removeClientNote", Answers.doing(note -> { }))));
        new CodeIssuer(scene.context()).issueOnce();
        login.of("STEP").write(scene.kept());
        login.hideUser("ann");
        login.noteFirstUser("ann");
        login.endAfterActions();
        assertThat(notes.remove("END_AFTER_REQUIRED_ACTIONS")).as("Keycloak's own").isNotNull();
        login.keepUser();
        assertThat(notes.remove("LINKING_IDENTITY_PROVIDER")).as("Keycloak's own").isNotNull();
        assertThat(login.keepsUser()).as("whatever becomes of Keycloak's own").isTrue();

        assertThat(notes.keySet()).containsExactlyElementsOf(listed("notes of a login"));
        assertThat(fields(notes.get("one-time-code:STEP"))).containsExactlyElementsOf(listed("JSON of a challenge"));
    }

    @Test
    void credentialOfAnEnrolledUser() throws IOException {
        List<CredentialModel> stored = new ArrayList<>();
        SubjectCredentialManager credentials = Answers.of(SubjectCredentialManager.class, Map.of(
                "getStoredCredentialsByTypeStream", type -> Stream.empty(),
                "createStoredCredential", Answers.doing(created -> stored.add((CredentialModel) created[0]))));
        UserModel user = Answers.of(UserModel.class, Map.of("credentialManager", nothing -> credentials,
                "getId", nothing -> "ann"));

        EnrolledAddress.store(user, "realm-1", scene.server().codes().digest("ann@example.com"), "ann@example.com",
                Instant.EPOCH);

        assertThat(stored.get(0).getType()).isEqualTo("one-time-code");
        assertThat(fields(stored.get(0).getCredentialData())).containsExactlyElementsOf(listed("JSON of an enrolment"));
    }

    private void issueAndConfirm(CodePlace place, Recipient recipient) {
        for (boolean proven : new boolean[] {true, false}) {
            scene.place(place).recipient(recipient).provenOrNot(proven).forget();
            assertThat(new CodeIssuer(scene.context()).issueOnce()).isEmpty();
            new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of("00000000"));
            if (!scene.server().mails().taken().isEmpty()) {
                new CodeConfirmer(scene.context())
                        .attempt(scene.kept(), TypedCode.of(scene.server().mails().last().code()));
            }
        }
    }

    private void shareCode() {
        scene.place(CodePlace.grant("client-1")).recipient(Recipient.self(scene.ann().model())).unproven().forget();
        new SharedIssuer(scene.context()).issueOnce();
        new SharedChallengeStore(scene.server().session(), scene.request().sharedName()).write(scene.kept());
    }

    private CodeOrder order(Optional<String> userId, Optional<String> standIn) {
        CodeOrder order = new CodeOrder("id", "client-1", "client-1", userId, standIn, new Purpose("Pay 5 euros"),
                false, "fingerprint");
        orders().challenges(order).write(scene.kept());
        return order;
    }

    private CodeOrders orders() {
        return new CodeOrders(scene.server().session(), scene.server().codes());
    }

    private static List<String> fields(String json) throws IOException {
        List<String> fields = new ArrayList<>();
        JsonSerialization.mapper.readTree(json).fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    /** Each kind once: with one series of codes and one owner for all, and the first of several claims. */
    private static Collection<String> generic(Collection<String> keys) {
        Collection<String> kinds = new TreeSet<>();
        keys.stream().map(key -> key.replaceAll("((payments?|payment-alone|failure):[a-z-]+):" + DIGEST, "$1:OWNER"))
                .map(key -> key.replaceAll(":" + DIGEST + ":\\d+$", ":SERIES:1").replaceAll(":\\d+$", ":1"))
                .forEach(kinds::add);
        return kinds;
    }

    private static List<String> listed(String section) {
        try {
            return PublicNames.of(section);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
