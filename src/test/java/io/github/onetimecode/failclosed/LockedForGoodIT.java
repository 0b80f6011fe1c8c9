package io.github.onetimecode.failclosed;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In a realm that locks for good, Keycloak 26.7.4 disables the account, which is {@link UserChangedMeanwhileIT}'s. But
 * one that had more locks than are allowed now stays enabled: only their number tells that it is locked for good.
 */
@OnEveryVersion
@ServerTest
class LockedForGoodIT {

    @Test
    void rightCodeIsRefusedWhereThereWereMoreLocksThanAreAllowed(Server server, TestRealm realm) {
        realm.change(settings -> settings.put("failureFactor", 1).put("permanentLockout", true)
                .put("maxTemporaryLockouts", 1));
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        lockForAWhile(scene);
        realm.change(settings -> settings.put("maxTemporaryLockouts", 0));

        refused(scene, scene.browser.submitCode(scene.code()));
        refused(scene, scene.browser.reload());

        realm.users().forgetFailures(scene.name);
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
    }

    private static void lockForAWhile(Scene scene) {
        LoginBrowser other = new LoginBrowser(scene.server, scene.realm);
        other.open(scene.name);
        other.submitPassword(scene.name, "not this one");
        Awaitility.await("lock").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .until(() -> scene.realm.users().locked(scene.name));
    }

    private static void refused(Scene scene, Page page) {
        Outcome outcome = new Outcome(scene);
        outcome.pageSays(page, "oneTimeCodeRefusedUserDisabled");
        assertThat(outcome.event("user_disabled").path("userId").asText()).isEqualTo(scene.userId);
        outcome.logSays("is locked");
        outcome.nobodyIsIn();
        assertThat(scene.mails()).isOne();
    }
}
