package io.github.onetimecode.failclosed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The person or the application changes while the form is shown: the right code of before lets nobody in. */
@FaultyServerTest
@OneRealm
class UserChangedMeanwhileIT {

    /** Keycloak itself refuses a disabled user before any step runs. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void userWasDisabled(boolean resend, Server server, TestRealm realm, Faults faults) {
        Scene scene = asked(server, realm);
        realm.users().enable(scene.name, false);
        faults.expire("next-mail");

        Page page = resend ? scene.browser.resend() : scene.browser.submitCode(scene.code());

        assertThat(page.message()).contains("Account is disabled");
        assertThat(new Outcome(scene).event("user_disabled").path("userId").asText()).isEqualTo(scene.userId);
        assertThat(scene.mails()).isOne();
        new Outcome(scene).nobodyIsIn();
        realm.users().assertFailuresStay(scene.name, 0);
    }

    @Test
    void userWasDeleted(Server server, TestRealm realm) {
        Scene scene = asked(server, realm);
        String code = scene.code();
        realm.users().remove(scene.name);

        Page page = scene.browser.submitCode(code);

        new Outcome(scene).pageSays(page, "oneTimeCodeRefused");
        new Outcome(scene).event("user_not_found");
        assertThat(scene.mails()).isOne();
        assertThat(realm.events().of("LOGIN")).noneMatch(login -> login.path("userId").asText().equals(scene.userId));
    }

    @Test
    void addressWasChanged(Server server, TestRealm realm, Faults faults) {
        Scene scene = asked(server, realm);
        String first = scene.code();
        String changed = "changed-" + scene.address();
        realm.users().change(scene.name, user -> user.put("email", changed));

        assertThat(scene.browser.submitCode(first).codeError()).isEqualTo(Texts.of("oneTimeCodeExpired"));
        new Outcome(scene).event("expired_code");
        new Outcome(scene).nothingIsCounted();
        assertThat(realm.mailbox().count(changed)).isZero();

        faults.expire("next-mail");
        scene.browser.resend();
        Mail second = realm.mailbox().await(changed);
        assertThat(second.code()).isNotEqualTo(first);
        assertThat(scene.mails()).isOne();
        assertThat(scene.browser.submitCode(first).loggedIn()).isFalse();
        new Outcome(scene).nobodyIsIn();
        assertThat(scene.browser.submitCode(second.code()).loggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void addressWasTakenAway(boolean resend, Server server, TestRealm realm, Faults faults) {
        Scene scene = asked(server, realm);
        realm.users().change(scene.name, user -> user.put("email", ""));
        faults.expire("next-mail");

        refused(scene, resend ? scene.browser.resend() : scene.browser.submitCode(scene.code()),
                "oneTimeCodeRefusedNoAddress", "no mail address");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void addressIsNoLongerVerified(boolean resend, Server server, TestRealm realm, Faults faults) {
        Scene scene = asked(server, realm);
        realm.users().change(scene.name, user -> user.put("emailVerified", false));
        faults.expire("next-mail");

        refused(scene, resend ? scene.browser.resend() : scene.browser.submitCode(scene.code()),
                "oneTimeCodeRefusedAddressUnverified", "not verified");
    }

    /** Keycloak itself refuses a disabled application before any step runs. */
    @Test
    void applicationWasDisabled(Server server, TestRealm realm) {
        Scene scene = asked(server, realm);
        realm.changeClient(scene.name, client -> client.put("enabled", false));

        Page page = scene.browser.submitCode(scene.code());

        // Keycloak itself answers with 500 before 26.6.
        assertThat(page.status()).isEqualTo(ProjectFiles.serverIsAtLeast("26.6") ? 400 : 500);
        assertThat(page.asksForCode()).isFalse();
        new Outcome(scene).event("client_disabled");
        new Outcome(scene).nobodyIsIn();
        new Outcome(scene).nothingIsCounted();
        assertThat(scene.mails()).isOne();
    }

    private static Scene asked(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        return scene;
    }

    private static void refused(Scene scene, Page page, String text, String reason) {
        Outcome.refused(scene, page, text, "invalid_email", "step one-time-code-confirm", reason);
        assertThat(scene.mails()).isOne();
    }
}
