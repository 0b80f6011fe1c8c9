package io.github.onetimecode.failclosed;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A user to whom no code may go is refused, and told why. */
@ServerTest
@AlsoInContainer
@OneRealm
class UserRefusalsIT {

    @Test
    void nobodyWasFoundByAnEarlierStep(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, """
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
                """);

        Page page = scene.browser.open(scene.name);

        Outcome outcome = new Outcome(scene);
        outcome.pageSays(page, "oneTimeCodeRefused");
        JsonNode event = outcome.event("user_not_found");
        assertThat(event.hasNonNull("userId")).isFalse();
        outcome.logSays("step one-time-code-issue", "user unknown", "no earlier step has found a user");
        outcome.nobodyIsIn();
        outcome.nothingIsCounted();
        assertThat(scene.mails()).isZero();
    }

    @Test
    void nobodyWasFoundBeforeTheCombinedStep(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, "REQUIRED one-time-code");

        Page page = scene.browser.open(scene.name);

        new Outcome(scene).pageSays(page, "oneTimeCodeRefused");
        new Outcome(scene).event("user_not_found");
        new Outcome(scene).nobodyIsIn();
        assertThat(scene.mails()).isZero();
    }

    @Test
    void userHasNoAddress(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE,
                user -> user.remove(List.of("email", "emailVerified")));

        Outcome.refused(scene, scene.logIn(), "oneTimeCodeRefusedNoAddress", "invalid_email",
                "step one-time-code-issue", scene.userId, "no mail address");
        assertThat(scene.mails()).isZero();
    }

    @Test
    void userOfTheCombinedStepHasNoAddressAndNoOtherFactor(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code
                """, user -> user.remove(List.of("email", "emailVerified")));

        Outcome.refused(scene, scene.logIn(), "oneTimeCodeRefusedNoAddress", "invalid_email",
                "step one-time-code 'one-time-code'", "no mail address");
    }

    /** The admin API does not take such a user one by one; an import does, and keeps no address. */
    @Test
    void addressIsBlank(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        ObjectNode user = Admin.object().put("username", "blank").put("enabled", true).put("email", "  ")
                .put("emailVerified", true);
        user.putArray("credentials").addObject().put("type", "password").put("value", "blank");
        realm.post("/partialImport", Map.of("ifResourceExists", "FAIL", "users", List.of(user)));
        scene.browser.open(scene.name);

        new Outcome(scene).pageSays(scene.browser.submitPassword("blank"), "oneTimeCodeRefusedNoAddress");
        assertThat(new Outcome(scene).event("invalid_email").path("userId").asText())
                .isEqualTo(realm.users().id("blank"));
        assertThat(realm.users().sessions("blank")).isZero();
        realm.users().assertFailures("blank", 0);
    }

    @Test
    void eventNamesTheStep(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {stepName=second-factor}
                REQUIRED one-time-code-confirm
                """, user -> user.put("emailVerified", false));
        scene.logIn();

        assertThat(new Outcome(scene).event("invalid_email").path("details").path("one_time_code_step").asText())
                .isEqualTo("second-factor");
        new Outcome(scene).logSays("step one-time-code-issue 'second-factor'");
    }

    @Test
    void addressIsNotVerified(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE, user -> user.put("emailVerified", false));

        Outcome.refused(scene, scene.logIn(), "oneTimeCodeRefusedAddressUnverified", "invalid_email",
                "step one-time-code-issue", scene.userId, "not verified");
        assertThat(scene.mails()).isZero();
    }

    @Test
    void reloadOfARefusalIsRefusedAgain(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE, user -> user.put("emailVerified", false));
        scene.logIn();

        new Outcome(scene).pageSays(scene.browser.reload(), "oneTimeCodeRefusedAddressUnverified");
        assertThat(scene.mails()).isZero();

        realm.users().change(scene.name, user -> user.put("emailVerified", true));
        assertThat(scene.browser.reload().asksForCode()).isTrue();
        assertThat(scene.mail().hasCode()).isTrue();
    }
}
