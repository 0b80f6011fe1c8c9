package io.github.onetimecode.failclosed;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Whatever flow the admin API stored: a step that runs in a wrong one refuses, before any mail. */
@OnEveryVersion
@ServerTest
@AlsoInContainer
@OneRealm
class MiswiringIT {

    private static final String NO_CONFIRM = "0 REQUIRED steps after it in its flow confirm its code, not 1";
    private static final String NO_ISSUE = "0 steps before it in its flow issue its code, not 1";

    static Stream<Arguments> wrongFlows() {
        return Stream.of(
                arguments("issue ALTERNATIVE beside a REQUIRED confirm", """
                        ALTERNATIVE one-time-code-issue
                        REQUIRED one-time-code-confirm""", Scene.CONFIRM, "it is ALTERNATIVE, but has to be REQUIRED"),
                arguments("issue and confirm ALTERNATIVE", """
                        REQUIRED second:
                          ALTERNATIVE one-time-code-issue
                          ALTERNATIVE one-time-code-confirm""", Scene.ISSUE,
                        "it is ALTERNATIVE, but has to be REQUIRED"),
                arguments("issue CONDITIONAL", """
                        CONDITIONAL one-time-code-issue
                        REQUIRED one-time-code-confirm""", Scene.ISSUE, "it is CONDITIONAL, but has to be REQUIRED"),
                arguments("issue DISABLED", """
                        DISABLED one-time-code-issue
                        REQUIRED one-time-code-confirm""", Scene.CONFIRM, NO_ISSUE),
                arguments("no issue", "REQUIRED one-time-code-confirm", Scene.CONFIRM, NO_ISSUE),
                arguments("confirm ALTERNATIVE", """
                        REQUIRED one-time-code-issue
                        ALTERNATIVE one-time-code-confirm""", Scene.ISSUE, NO_CONFIRM),
                arguments("confirm CONDITIONAL", """
                        REQUIRED one-time-code-issue
                        CONDITIONAL one-time-code-confirm""", Scene.ISSUE, NO_CONFIRM),
                arguments("confirm DISABLED", """
                        REQUIRED one-time-code-issue
                        DISABLED one-time-code-confirm""", Scene.ISSUE, NO_CONFIRM),
                arguments("no confirm", "REQUIRED one-time-code-issue", Scene.ISSUE, NO_CONFIRM),
                arguments("confirm in a sub-flow", """
                        REQUIRED one-time-code-issue
                        REQUIRED later:
                          REQUIRED one-time-code-confirm""", Scene.ISSUE, NO_CONFIRM),
                arguments("issue in a sub-flow", """
                        REQUIRED earlier:
                          REQUIRED one-time-code-issue
                        REQUIRED one-time-code-confirm""", Scene.ISSUE, NO_CONFIRM),
                arguments("confirm before issue", """
                        REQUIRED one-time-code-confirm
                        REQUIRED one-time-code-issue""", Scene.CONFIRM, NO_ISSUE),
                arguments("confirm of another step", """
                        REQUIRED one-time-code-issue {stepName=a}
                        REQUIRED one-time-code-confirm {sourceStep=b}""", Scene.ISSUE, NO_CONFIRM),
                arguments("two confirms of one code", """
                        REQUIRED one-time-code-issue
                        REQUIRED one-time-code-confirm
                        REQUIRED one-time-code-confirm""", Scene.ISSUE, "2 REQUIRED steps after it in its flow"),
                arguments("one name for two steps", """
                        REQUIRED one-time-code-issue
                        REQUIRED one-time-code-confirm
                        REQUIRED later:
                          REQUIRED one-time-code-issue
                          REQUIRED one-time-code-confirm""", Scene.ISSUE,
                        "2 steps of the flow are named 'one-time-code'"),
                arguments("one name for issue and combined step", """
                        REQUIRED one-time-code {stepName=a}
                        REQUIRED one-time-code-issue {stepName=a}
                        REQUIRED one-time-code-confirm""", "one-time-code", "2 steps of the flow are named 'a'"),
                arguments("one name for two combined steps", """
                        REQUIRED one-time-code
                        REQUIRED one-time-code""", "one-time-code", "2 steps of the flow are named 'one-time-code'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFlows")
    void wrongFlowIsRefused(String name, String steps, String step, String reason, Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, "REQUIRED auth-username-password-form\n" + steps);

        Outcome.misconfigured(scene, scene.logIn(), "step " + step, "user " + scene.userId, reason);
        assertThat(scene.mails()).isZero();
    }

    /**
     * In the foreground, so that the mails come in the order of the steps. Without brute-force detection, which takes
     * the user for locked until a wrong code is written down (Keycloak 26.7).
     */
    @Test
    void codeOfOneStepConfirmsNoOther(Server server, TestRealm realm) {
        realm.change(settings -> settings.put("bruteForceProtected", false));
        Scene scene = Scene.of(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {stepName=a; delivery=foreground}
                REQUIRED one-time-code-issue {stepName=b; delivery=foreground}
                REQUIRED one-time-code-confirm {sourceStep=b}
                REQUIRED one-time-code-confirm {sourceStep=a}
                """);
        scene.askForCode();
        String codeOfA = scene.mail().code();
        String codeOfB = realm.mailbox().await(scene.address(), 2).code();

        Page page = scene.browser.submitCode(codeOfA);
        assertThat(page.codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 4));
        assertThat(scene.browser.submitCode(codeOfB).asksForCode()).isTrue();
        assertThat(scene.browser.submitCode(codeOfB).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 4));
        new Outcome(scene).nobodyIsIn();

        assertThat(scene.browser.submitCode(codeOfA).loggedIn()).isTrue();
    }
}
