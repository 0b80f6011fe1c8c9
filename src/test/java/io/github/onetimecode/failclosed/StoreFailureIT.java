package io.github.onetimecode.failclosed;

import java.util.Map;

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

/** While the single-use store does not answer nobody gets in; once it is back everything goes on. */
@FaultyServerTest
@OneRealm
class StoreFailureIT {

    private static final String EVERYTHING = ".*";
    private static final String NOTHING = "no such call";

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, "contains .*failure:", "putIfAbsent .*payment:", "put .*payments:",
        "putIfAbsent .*next-mail:"})
    void noCodeIsIssued(String calls, Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        faults.fail(calls);

        Page page = scene.logIn();

        faults.fail(NOTHING);
        refused(scene, page, "one-time-code-issue");
        assertThat(scene.mails()).isZero();
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, "contains .*attempt:", "putIfAbsent .*next-mail:", "putIfAbsent .*payment:",
        "put .*payments:"})
    void noCodeIsSentAgain(String calls, Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        faults.expire("next-mail");
        faults.fail(calls);

        Page page = scene.browser.resend();

        faults.fail(NOTHING);
        refused(scene, page, "one-time-code-confirm");
        assertThat(scene.mails()).isOne();
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        faults.expire("next-mail");
        assertThat(scene.browser.resend().text()).contains(Texts.of("oneTimeCodeResending"));
        assertThat(realm.mailbox().await(scene.address(), 2).code()).isEqualTo(scene.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYTHING, "putIfAbsent .*attempt:", "putIfAbsent .*failure:", "putIfAbsent .*used:"})
    void rightCodeIsRefused(String calls, Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        faults.fail(calls);

        Page page = scene.browser.submitCode(scene.code());

        faults.fail(NOTHING);
        refused(scene, page, "one-time-code-confirm");
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
    }

    /** It is used up by then. The claims that do not come back are one attempt and one failure less. */
    @Test
    void rightCodeLetsInAlthoughItsClaimsCannotBeGivenBack(Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        Page form = scene.askForCode();
        faults.fail("remove .*one-time-code:");

        Page page = scene.browser.submitCode(scene.code());

        faults.fail(NOTHING);
        assertThat(page.loggedIn()).as(page.toString()).isTrue();
        assertThat(scene.browser.post(form, Map.of("one_time_code", scene.code())).loggedIn()).isFalse();
    }

    @Test
    void wrongCodeIsNotComparedAndNotCounted(Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code
                """);
        scene.askForCode();
        faults.fail(EVERYTHING);

        Page page = scene.browser.submitCode(scene.wrongCode());

        faults.fail(NOTHING);
        refused(scene, page, "one-time-code");
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
    }

    private static void refused(Scene scene, Page page, String step) {
        Outcome.refused(scene, page, "oneTimeCodeRefusedUnavailable", "one_time_code_unavailable", "step " + step,
                "single-use object store");
    }
}
