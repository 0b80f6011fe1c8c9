package io.github.onetimecode.failclosed;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** An address that is changed after its code was found right, and before it is marked as verified, was not proven. */
@FaultyServerTest
@OneRealm
class AddressChangedAtOnceIT {

    private static final String MARKING = """
            REQUIRED auth-username-password-form
            REQUIRED one-time-code-issue {verifiedEmailOnly=false; marksEmailVerified=true}
            REQUIRED one-time-code-confirm
            """;

    /** Keycloak reads a user whom it has cached once more to write, and writes the others as it has read them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void addressThatWasNotProvenIsNotVerified(boolean cached, Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, MARKING, user -> user.put("emailVerified", false));
        scene.askForCode();
        String code = scene.code();
        String changed = "changed-" + scene.address();
        if (!cached) {
            realm.post("/clear-user-cache", Map.of());
        }

        Page page = whileHeld(faults, scene, code, () ->
                realm.users().change(scene.name, user -> user.put("email", changed)));

        JsonNode user = realm.users().get(scene.name);
        assertThat(user.path("email").asText()).as("nothing is written over it").isEqualTo(changed);
        assertThat(user.path("emailVerified").asBoolean()).isFalse();
        assertThat(page.loggedIn()).isFalse();
        assertThat(page.asksForCode()).isFalse();
        assertThat(page.text()).contains(Texts.of("oneTimeCodeExpired"));
        new Outcome(scene).event("expired_code");
        assertThat(realm.events().of("VERIFY_EMAIL"))
                .noneMatch(event -> scene.userId.equals(event.path("userId").asText()));
        new Outcome(scene).nobodyIsIn();
        new Outcome(scene).nothingIsCounted();

        faults.expire("next-mail");
        scene.browser.reload();
        scene.browser.resend();
        assertThat(scene.browser.submitCode(realm.mailbox().await(changed).code()).loggedIn()).isTrue();
        assertThat(realm.users().get(scene.name).path("emailVerified").asBoolean()).isTrue();
    }

    /** The administrator has verified the other address, which is not for us to undo. */
    @Test
    void addressThatSomebodyElseVerifiedStaysVerified(Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, MARKING, user -> user.put("emailVerified", false));
        scene.askForCode();
        String changed = "changed-" + scene.address();

        Page page = whileHeld(faults, scene, scene.code(), () -> realm.users().change(scene.name,
                user -> user.put("email", changed).put("emailVerified", true)));

        assertThat(page.text()).contains(Texts.of("oneTimeCodeExpired"));
        new Outcome(scene).nobodyIsIn();
        JsonNode user = realm.users().get(scene.name);
        assertThat(user.path("email").asText()).isEqualTo(changed);
        assertThat(user.path("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void userWhoIsDeletedMeanwhileIsNotIn(Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, MARKING, user -> user.put("emailVerified", false));
        scene.askForCode();

        Page page = whileHeld(faults, scene, scene.code(), () -> realm.users().remove(scene.name));

        assertThat(page.status()).as(page.toString()).isLessThan(500);
        assertThat(page.loggedIn()).isFalse();
    }

    /** Holds the right code up where it is right already, until somebody else comes as far. */
    private static Page whileHeld(Faults faults, Scene scene, String code, Runnable change) {
        Scene other = Scene.of(scene.server, scene.realm, MARKING);
        other.askForCode();
        String othersCode = other.code();
        faults.meet("putIfAbsent .*used:", 2);
        CompletableFuture<Page> held = CompletableFuture.supplyAsync(() -> scene.browser.submitCode(code));
        Awaitility.await("right code").until(() -> faults.met() == 1);
        change.run();
        assertThat(other.browser.submitCode(othersCode).loggedIn()).isTrue();
        return held.join();
    }
}
