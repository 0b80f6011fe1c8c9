package io.github.onetimecode.failclosed;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** No record of ours in the log, with its stack trace, and no event of ours has an address. */
@ServerTest
@AlsoInContainer
class NoAddressIT {

    @Test
    void noRecordAndNoEventHasAnAddress(Server server, TestRealm realm) {
        int log = server.log().length();
        Scene approver = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.askForCode();
        scene.browser.submitCode(scene.wrongCode());
        Outcome.awaitFailures(scene, 1);
        scene.browser.resend();
        scene.browser.submitCode("somebody@example.com " + scene.wrongCode());
        Outcome.awaitFailures(scene, 2);
        assertThat(scene.browser.submitCode(scene.code()).loggedIn()).isTrue();
        scene.configure(Scene.ISSUE, Map.of("user", approver.address()));
        scene.again().askForCode();
        scene.configure(Scene.ISSUE, Map.of("user", "nobody@example.com"));
        new Outcome(scene).pageSays(scene.again().logIn(), "oneTimeCodeRefusedMisconfigured");
        scene.configure(Scene.ISSUE, Map.of("stepName", "again"));
        realm.users().change(scene.name, user -> user.put("emailVerified", false));
        new Outcome(scene).pageSays(scene.again().logIn(), "oneTimeCodeRefusedAddressUnverified");

        assertThat(OurLog.records(server.log().substring(log))).isNotEmpty().noneMatch(record -> record.contains("@"));
        for (JsonNode event : realm.events().all()) {
            event.path("details").fields().forEachRemaining(detail -> {
                if (detail.getKey().startsWith("one_time_code")) {
                    assertThat(detail.getValue().asText()).as(detail.getKey()).doesNotContain("@").isNotEmpty();
                }
            });
        }
        assertThat(realm.events().all()).anyMatch(event -> event.path("details").has("one_time_code_user"));
    }

    @Test
    void mailThatFailsLeavesNoAddressBehind(Server server, TestRealm realm) {
        int log = server.log().length();
        realm.change(settings -> settings.withObject("smtpServer").put("port", "1"));
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);

        assertThat(scene.logIn().asksForCode()).isTrue();

        JsonNode event = realm.events().awaitError("email_send_failed");
        assertThat(event.path("details").toString()).doesNotContain("@");
        assertThat(OurLog.records(server.log().substring(log)))
                .anyMatch(record -> record.contains(scene.userId) && record.contains("was not sent"))
                .noneMatch(record -> record.contains("@"));
        new Outcome(scene).nobodyIsIn();
        new Outcome(scene).nothingIsCounted();
    }
}
