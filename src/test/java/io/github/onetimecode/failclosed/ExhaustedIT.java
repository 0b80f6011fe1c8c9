package io.github.onetimecode.failclosed;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** After the last attempt a code is dead: where the flow can start again it does, elsewhere the page is the end. */
@ServerTest
@AlsoInContainer
class ExhaustedIT {

    @BeforeAll
    static void oneRealmForAll(TestRealm realm) {
        realm.post("/authentication/flows/registration/copy", Map.of("newName", "sign-up"));
        for (String step : new String[] {Scene.ISSUE, Scene.CONFIRM}) {
            realm.post("/authentication/flows/sign-up/executions/execution", Map.of("provider", step));
            realm.flows().requireProvider("sign-up", step, "REQUIRED");
        }
        realm.flows().configure("sign-up", Scene.ISSUE, Map.of("verifiedEmailOnly", "false"));
        realm.change(settings -> settings.put("registrationFlow", "sign-up").put("registrationAllowed", true));
    }

    @Test
    void loginStartsAgainAtThePassword(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        String dead = scene.code();
        for (int wrong = 1; wrong <= 5; wrong++) {
            assertThat(scene.browser.submitCode(scene.wrongCode()).codeError()).isEqualTo(textAfter(wrong));
            Outcome.awaitFailures(scene, wrong);
        }

        Page start = scene.browser.submitCode(dead);

        assertThat(start.asksForPassword()).isTrue();
        assertThat(start.text()).contains(Texts.of("oneTimeCodeExhausted"));
        JsonNode event = new Outcome(scene).event("one_time_code_exhausted");
        assertThat(event.path("userId").asText()).isEqualTo(scene.userId);
        assertThat(event.path("details").path("one_time_code_step").asText()).isEqualTo("one-time-code");
        new Outcome(scene).nobodyIsIn();
        new Outcome(scene).countedAre(5);

        assertThat(scene.browser.submitPassword(scene.name).asksForCode()).isTrue();
        String fresh = realm.mailbox().await(scene.address(), 2).code();
        assertThat(fresh).isNotEqualTo(dead);
        assertThat(scene.browser.submitCode(dead).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 4));
        assertThat(scene.browser.submitCode(fresh).loggedIn()).isTrue();
        Outcome.awaitFailures(scene, 0);
    }

    @Test
    void reloadAfterTheLastAttemptStartsAgainToo(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code {attemptsPerCode=1}
                """);
        Page form = scene.askForCode();
        assertThat(scene.browser.submitCode(scene.wrongCode()).codeError()).isEqualTo(textAfter(5));
        Outcome.awaitFailures(scene, 1);

        Page start = scene.browser.reload();

        assertThat(start.asksForPassword()).isTrue();
        assertThat(start.text()).contains(Texts.of("oneTimeCodeExhausted"));
        assertThat(scene.mails()).isOne();
        assertThat(scene.browser.post(form, Map.of("one_time_code", scene.code())).loggedIn()).isFalse();
        new Outcome(scene).nobodyIsIn();
    }

    /** Keycloak breaks when a registration is sent back to its start. */
    @Test
    void registrationEndsWithAPage(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        String newcomer = "new-" + scene.name;
        String address = newcomer + "@example.com";
        scene.browser.open(scene.name);
        scene.browser.go(scene.browser.page().address().resolve(
                scene.browser.page().html().selectFirst("a[href*=registration]").attr("href")));
        Page form = scene.browser.submit(Map.of("username", newcomer, "email", address, "firstName", "New",
                "lastName", "Comer", "password", newcomer, "password-confirm", newcomer));
        assertThat(form.asksForCode()).as(form.toString()).isTrue();
        String right = realm.mailbox().await(address).code();
        String wrong = (right.startsWith("0") ? "1" : "0") + right.substring(1);
        for (int tried = 1; tried <= 5; tried++) {
            assertThat(scene.browser.submitCode(wrong).codeError()).isEqualTo(textAfter(tried));
            Outcome.awaitFailures(realm, newcomer, tried);
        }

        Page end = scene.browser.submitCode(right);

        new Outcome(scene).pageSays(end, "oneTimeCodeRefusedExhausted");
        assertThat(end.html().select("form")).isEmpty();
        JsonNode event = realm.events().await("REGISTER_ERROR");
        assertThat(event.path("error").asText()).isEqualTo("one_time_code_exhausted");
        assertThat(event.path("userId").asText()).isEqualTo(realm.users().id(newcomer));
        assertThat(scene.browser.post(form, Map.of("one_time_code", right)).loggedIn()).isFalse();
        assertThat(realm.users().sessions(newcomer)).isZero();
        assertThat(realm.mailbox().count(address)).isOne();
    }

    private static String textAfter(int wrong) {
        return wrong < 5 ? Texts.of("oneTimeCodeWrong", 5 - wrong) : Texts.of("oneTimeCodeWrongLast");
    }
}
