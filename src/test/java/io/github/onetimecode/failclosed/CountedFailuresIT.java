package io.github.onetimecode.failclosed;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Brute-force detection counts wrong codes, all of them and nothing else. */
@OnEveryVersion
@FaultyServerTest
@OneRealm
class CountedFailuresIT {

    private static final String COMBINED = """
            REQUIRED auth-username-password-form
            REQUIRED one-time-code
            """;

    @ParameterizedTest
    @ValueSource(strings = {Scene.PASSWORD_AND_CODE, COMBINED})
    void wrongCodesCountAndASuccessClearsThem(String flow, Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, flow);
        scene.askForCode();

        for (int wrong = 1; wrong <= 3; wrong++) {
            assertThat(scene.browser.submitCode(scene.wrongCode()).codeError())
                    .isEqualTo(Texts.of("oneTimeCodeWrong", 5 - wrong));
            Outcome.awaitFailures(scene, wrong);
        }
        assertThat(new Outcome(scene).event("invalid_user_credentials").path("userId").asText())
                .isEqualTo(scene.userId);

        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
        Outcome.awaitFailures(scene, 0);
        assertThat(realm.users().sessions(scene.name)).isOne();
    }

    @Test
    void nothingButAWrongCodeCounts(Server server, TestRealm realm, Faults faults) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();

        assertThat(scene.browser.submitCode("").codeError()).isEqualTo(Texts.of("oneTimeCodeMissing"));
        assertThat(scene.browser.submitCode(" - \u00a0").codeError()).isEqualTo(Texts.of("oneTimeCodeMissing"));
        assertThat(scene.browser.submit(Map.of()).asksForCode()).isTrue();
        assertThat(scene.browser.resend().text()).contains("too early");
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        faults.expire("next-mail");
        assertThat(scene.browser.resend().text()).contains(Texts.of("oneTimeCodeResending"));

        scene.configure(Scene.ISSUE, Map.of("client", LoginBrowser.CLIENT));
        assertThat(scene.browser.submitCode(scene.code()).codeError()).isEqualTo(Texts.of("oneTimeCodeExpired"));
        assertThat(scene.browser.submitCode(scene.wrongCode()).codeError()).isEqualTo(Texts.of("oneTimeCodeExpired"));

        scene.configure(Scene.ISSUE, Map.of("client", "nowhere"));
        assertThat(scene.browser.submitCode(scene.wrongCode()).message())
                .isEqualTo(Texts.of("oneTimeCodeRefusedMisconfigured"));
        new Outcome(scene).nothingIsCounted();
        new Outcome(scene).nobodyIsIn();
    }
}
