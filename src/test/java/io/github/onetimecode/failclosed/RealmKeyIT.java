package io.github.onetimecode.failclosed;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.Since;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A code outlives a newer key of the realm, but not the loss of its own. */
@FaultyServerTest
@OneRealm
class RealmKeyIT {

    @Test
    void codeOfARotatedKeyStillConfirms(Server server, TestRealm realm) {
        KnownKey.add(realm);
        Scene scene = asked(server, realm);

        KnownKey.add(realm).sign(scene.browser.cookies());

        assertThat(scene.browser.submitCode(scene.wrongCode()).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 4));
        Outcome.awaitFailures(scene, 1);
        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
    }

    @Test
    void codeOfADeletedKeyIsExpiredAndReplaced(Server server, TestRealm realm, Faults faults) {
        KnownKey older = KnownKey.add(realm);
        Scene scene = asked(server, realm);

        KnownKey.add(realm).sign(scene.browser.cookies());
        older.remove(realm);

        expiredAndReplaced(scene, faults);
    }

    @Test
    void codeOfADisabledKeyIsExpiredAndReplaced(Server server, TestRealm realm, Faults faults) {
        KnownKey older = KnownKey.add(realm);
        Scene scene = asked(server, realm);

        KnownKey.add(realm).sign(scene.browser.cookies());
        older.disable(realm);

        expiredAndReplaced(scene, faults);
    }

    /** What people see: by the cookie of the older key Keycloak itself starts the login again. */
    @Test
    @Since(value = "26.6", because = "Keycloak itself sends people back to their application")
    void loginWhoseKeyIsRotatedStartsAgain(Server server, TestRealm realm) {
        Scene scene = asked(server, realm);
        KnownKey.add(realm);

        Page page = scene.browser.submitCode(scene.code());

        assertThat(page.asksForPassword()).as(page.toString()).isTrue();
        assertThat(scene.browser.submitPassword(scene.name).asksForCode()).isTrue();
        secondCodeAloneConfirms(scene);
    }

    /** Where no key is left that could read its cookies, Keycloak itself sends people back to their application. */
    @Test
    void loginWhoseKeyIsGoneEnds(Server server, TestRealm realm) {
        Scene scene = asked(server, realm);
        realm.components("org.keycloak.keys.KeyProvider").stream()
                .filter(key -> key.path("config").path("algorithm").path(0).asText().equals("HS512"))
                .forEach(key -> realm.delete("/components/" + key.path("id").asText()));

        Page page = scene.browser.submitCode(scene.code());

        assertThat(page.message()).as(page.toString())
                .isEqualTo("An error occurred, please login again through your application.");
        new Outcome(scene).nothingIsCounted();
        assertThat(scene.browser.open(scene.name).asksForPassword()).isTrue();
        assertThat(scene.browser.submitPassword(scene.name).asksForCode()).isTrue();
        secondCodeAloneConfirms(scene);
    }

    private static void secondCodeAloneConfirms(Scene scene) {
        new Outcome(scene).nobodyIsIn();
        String second = scene.realm.mailbox().await(scene.address(), 2).code();
        assertThat(second).isNotEqualTo(scene.code());
        assertThat(scene.browser.submitCode(scene.code()).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 4));
        Outcome.awaitFailures(scene, 1);
        assertThat(scene.browser.submitCode(second).loggedIn()).isTrue();
    }

    private static Scene asked(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        return scene;
    }

    private static void expiredAndReplaced(Scene scene, Faults faults) {
        String old = scene.code();
        assertThat(scene.browser.submitCode(old).codeError()).isEqualTo(Texts.of("oneTimeCodeExpired"));
        assertThat(new Outcome(scene).event("expired_code").path("userId").asText()).isEqualTo(scene.userId);
        new Outcome(scene).nobodyIsIn();
        new Outcome(scene).nothingIsCounted();

        faults.expire("next-mail");
        assertThat(scene.browser.resend().text()).contains(Texts.of("oneTimeCodeResending"));
        Mail second = scene.realm.mailbox().await(scene.address(), 2);
        assertThat(second.code()).isNotEqualTo(old);
        assertThat(scene.browser.submitCode(old).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 4));
        Outcome.awaitFailures(scene, 1);
        assertThat(scene.browser.submitCode(second.code()).loggedIn()).isTrue();
    }
}
