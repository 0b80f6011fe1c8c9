package io.github.onetimecode.failclosed;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings or applications that change while the form is shown: the right code of before lets nobody in. */
@ServerTest
@AlsoInContainer
class ChangedMeanwhileIT {

    @BeforeAll
    static void oneRealmForAll(TestRealm realm) {
        realm.users().add("later-approver");
    }

    @Test
    void stepGotAnotherName(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.configure(Scene.ISSUE, Map.of("stepName", "renamed"));

        expired(scene);
    }

    @Test
    void settingsWereDeleted(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {stepName=named}
                REQUIRED one-time-code-confirm
                """);
        realm.delete("/authentication/config/"
                + realm.flows().execution(scene.name, Scene.ISSUE).path("authenticationConfig").asText());

        expired(scene);
    }

    @Test
    void settingIsOutOfRangeNow(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.configure(Scene.CONFIRM, Map.of("attemptsPerCode", "11"));

        misconfigured(scene, scene.browser.submitCode(scene.code()), "setting 'attemptsPerCode' is '11'");
    }

    @Test
    void codeWasForAnotherClient(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.configure(Scene.ISSUE, Map.of("client", LoginBrowser.CLIENT));

        expired(scene);
    }

    @Test
    void codeIsForAnApproverNow(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.configure(Scene.ISSUE, Map.of("user", "later-approver"));

        expired(scene);
        assertThat(realm.mailbox().count("later-approver@example.com")).isZero();
    }

    @Test
    void clientOfTheSettingsWasDisabledAndThenDeleted(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        String asking = scene.name + "-asks";
        realm.addClient(asking, client -> { });
        scene.configure(Scene.ISSUE, Map.of("client", asking));
        scene.askForCode();

        realm.changeClient(asking, client -> client.put("enabled", false));
        misconfigured(scene, scene.browser.submitCode(scene.code()), "client '" + asking + "' is disabled");
        realm.delete("/clients/" + realm.client(asking).path("id").asText());
        misconfigured(scene, scene.browser.reload(),
                "setting 'client' names '" + asking + "', which does not exist");
    }

    private static Scene asked(Server server, TestRealm realm, String flow) {
        Scene scene = Scene.of(server, realm, flow);
        scene.askForCode();
        return scene;
    }

    private static void misconfigured(Scene scene, Page page, String... reason) {
        Outcome.misconfigured(scene, page, reason);
        assertThat(scene.mails()).isOne();
    }

    private static void expired(Scene scene) {
        Page page = scene.browser.submitCode(scene.code());
        assertThat(page.codeError()).isEqualTo(Texts.of("oneTimeCodeExpired"));
        new Outcome(scene).event("expired_code");
        new Outcome(scene).nobodyIsIn();
        new Outcome(scene).nothingIsCounted();
        assertThat(scene.mails()).isOne();
    }
}
