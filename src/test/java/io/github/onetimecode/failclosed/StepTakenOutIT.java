package io.github.onetimecode.failclosed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A step that is taken out of the flow while the form is shown: whose code was issued does not get in without it. */
@ServerTest
@AlsoInContainer
@OneRealm
class StepTakenOutIT {

    @Test
    void issueStepWasDeleted(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.removeStep(Scene.ISSUE);

        misconfigured(scene, scene.browser.submitCode(scene.code()), "step one-time-code-confirm", "0 steps before it");
    }

    @Test
    void issueStepWasDisabled(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.require(Scene.ISSUE, "DISABLED");

        misconfigured(scene, scene.browser.submitCode(scene.code()), "step one-time-code-confirm", "0 steps before it");
    }

    @Test
    void confirmStepWasMadeAlternative(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.require(Scene.CONFIRM, "ALTERNATIVE");

        misconfigured(scene, scene.browser.submitCode(scene.code()), "it is ALTERNATIVE, but has to be REQUIRED");
    }

    @Test
    void confirmStepWasDisabled(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.require(Scene.CONFIRM, "DISABLED");

        ended(scene, scene.browser.submitCode(scene.code()));
    }

    /** Keycloak takes the flow for finished, since the issue step has succeeded. */
    @ParameterizedTest
    @ValueSource(strings = {Scene.PASSWORD_AND_CODE, """
            ALTERNATIVE auth-cookie
            ALTERNATIVE forms:
              REQUIRED auth-username-password-form
              REQUIRED one-time-code-issue
              REQUIRED one-time-code-confirm
            """})
    void reloadAfterTheConfirmStepWasTakenOut(String flow, Server server, TestRealm realm) {
        Scene disabled = asked(server, realm, flow);
        disabled.require(Scene.CONFIRM, "DISABLED");
        ended(disabled, disabled.browser.reload());

        Scene removed = asked(server, realm, flow);
        removed.removeStep(Scene.CONFIRM);
        ended(removed, removed.browser.reload());
        OurLog.records(server).filter(record -> record.contains("'" + realm.name() + "'")
                && record.contains("the flow ended before its code was confirmed")).findFirst().orElseThrow();
    }

    /** Keycloak counts a failure and starts the login again when the step of a post is gone. */
    @Test
    void confirmStepWasDeleted(Server server, TestRealm realm) {
        Scene scene = asked(server, realm, Scene.PASSWORD_AND_CODE);
        scene.removeStep(Scene.CONFIRM);

        assertThat(scene.browser.submitCode(scene.code()).asksForPassword()).isTrue();
        Outcome outcome = new Outcome(scene);
        outcome.countedAre(1);
        outcome.pageSays(scene.browser.submitPassword(scene.name), "oneTimeCodeRefusedMisconfigured");
        outcome.event("one_time_code_misconfigured");
        outcome.logSays("step one-time-code-issue", "0 REQUIRED steps");
        outcome.nobodyIsIn();
        assertThat(scene.mails()).isOne();
    }

    private static void ended(Scene scene, Page page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(400);
        assertThat(page.loggedIn()).isFalse();
        new Outcome(scene).nobodyIsIn();
        assertThat(scene.mails()).isOne();
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
}
