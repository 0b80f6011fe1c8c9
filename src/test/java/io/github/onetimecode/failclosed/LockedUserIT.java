package io.github.onetimecode.failclosed;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom brute-force detection has locked gets no code and cannot confirm one, however right it is. */
@OnEveryVersion
@FaultyServerTest
class LockedUserIT {

    private static final int MOST_FAILURES = 3;

    @BeforeAll
    static void threeFailuresLock(TestRealm realm) {
        realm.change(settings -> settings.put("failureFactor", MOST_FAILURES));
    }

    @Test
    void rightCodeIsRefusedWhenLockedAfterThePageWasShown(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        lockByPasswords(scene);

        refused(scene, scene.browser.submitCode(scene.code()));
        refused(scene, scene.browser.reload());
        realm.users().assertFailuresStay(scene.name, MOST_FAILURES);

        realm.users().forgetFailures(scene.name);
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
    }

    @Test
    void noCodeIsSentAgainToALockedUser(Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        lockByPasswords(scene);
        faults.expire("next-mail");

        refused(scene, scene.browser.resend());
        assertThat(scene.mails()).isOne();
        realm.users().assertFailuresStay(scene.name, MOST_FAILURES);
    }

    @Test
    void wrongCodeOfALockedUserIsNotCounted(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        lockByPasswords(scene);

        refused(scene, scene.browser.submitCode(scene.wrongCode()));
        realm.users().forgetFailures(scene.name);
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        assertThat(scene.browser.submitCode(scene.wrongCode()).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 4));
        Outcome.awaitFailures(scene, 1);
    }

    @Test
    void wrongCodesLockToo(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code
                """);
        scene.askForCode();
        for (int wrong = 1; wrong <= MOST_FAILURES; wrong++) {
            scene.browser.submitCode(scene.wrongCode());
            Outcome.awaitFailures(scene, wrong);
        }
        awaitLock(scene);

        refused(scene, scene.browser.submitCode(scene.code()));
        realm.users().assertFailuresStay(scene.name, MOST_FAILURES);
    }

    /** Resetting credentials is a flow in which Keycloak itself does not ask for the lock. */
    @Test
    void lockedUserGetsNoCode(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
        lockByPasswords(scene);

        scene.browser.open(scene.name);
        scene.browser.go(scene.browser.page().address().resolve(
                scene.browser.page().html().selectFirst("a[href*=reset-credentials]").attr("href")));
        Page page = scene.browser.submit(Map.of("username", scene.name));

        assertThat(page.asksForCode()).as("page that tells a stranger nothing").isTrue();
        JsonNode event = realm.events().awaitError("user_temporarily_disabled");
        assertThat(event.path("userId").asText()).isEqualTo(scene.userId);
        assertThat(scene.mails()).isZero();
        realm.users().assertFailuresStay(scene.name, MOST_FAILURES);
    }

    @Test
    void lockedApproverGetsNoCode(Server server, TestRealm realm) {
        Scene approver = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.configure(Scene.ISSUE, Map.of("user", approver.name));
        lockByPasswords(approver);

        refused(scene, scene.logIn());
        assertThat(approver.mails()).isZero();
        new Outcome(scene).nothingIsCounted();
    }

    private static void refused(Scene scene, Page page) {
        Outcome outcome = new Outcome(scene);
        outcome.pageSays(page, "oneTimeCodeRefusedUserLocked");
        assertThat(outcome.event("user_temporarily_disabled").path("userId").asText()).isEqualTo(scene.userId);
        outcome.logSays("is locked");
        outcome.nobodyIsIn();
    }

    private static void lockByPasswords(Scene scene) {
        LoginBrowser other = new LoginBrowser(scene.server, scene.realm);
        other.open(scene.name);
        for (int wrong = 1; wrong <= MOST_FAILURES; wrong++) {
            other.submitPassword(scene.name, "not this one");
            Outcome.awaitFailures(scene, wrong);
        }
        awaitLock(scene);
    }

    private static void awaitLock(Scene scene) {
        Awaitility.await("lock").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .until(() -> scene.realm.users().locked(scene.name));
    }
}
