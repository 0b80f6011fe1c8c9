package io.github.onetimecode.failclosed;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refusal has in common: page, event, log line; nobody in, nothing counted. */
final class Outcome {

    private final Scene scene;

    Outcome(Scene scene) {
        this.scene = scene;
    }

    /** @param reason parts of the line in the log */
    static void refused(Scene scene, Page page, String text, String error, String... reason) {
        Outcome outcome = new Outcome(scene);
        outcome.pageSays(page, text);
        assertThat(outcome.event(error).path("userId").asText()).isEqualTo(scene.userId);
        outcome.logSays(reason);
        outcome.nobodyIsIn();
        outcome.nothingIsCounted();
    }

    static void misconfigured(Scene scene, Page page, String... reason) {
        refused(scene, page, "oneTimeCodeRefusedMisconfigured", "one_time_code_misconfigured", reason);
    }

    void pageSays(Page page, String text) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.message()).as(page.toString()).isEqualTo(Texts.of(text));
        assertThat(page.asksForCode()).isFalse();
        assertThat(page.asksForPassword()).isFalse();
    }

    /** The newest event with this error at the scene's application. */
    JsonNode event(String error) {
        return scene.realm.events().await("LOGIN_ERROR", event -> event.path("clientId").asText().equals(scene.name)
                && event.path("error").asText().equals(error));
    }

    void logSays(String... reason) {
        List<String> lines = scene.log();
        assertThat(lines).anySatisfy(line -> assertThat(line).contains(reason).contains(" WARN "));
        assertThat(lines).noneMatch(line -> line.contains("@"));
    }

    void nobodyIsIn() {
        assertThat(scene.realm.users().sessions(scene.name)).isZero();
    }

    void nothingIsCounted() {
        countedAre(0);
    }

    /** Forgets them. */
    void countedAre(int failures) {
        scene.realm.users().assertFailures(scene.name, failures);
    }

    static void awaitFailures(Scene scene, int count) {
        awaitFailures(scene.realm, scene.name, count);
    }

    /**
     * Also what has to be waited for between two attempts: until the one before is written down, Keycloak takes the
     * user for locked.
     */
    static void awaitFailures(TestRealm realm, String user, int count) {
        Awaitility.await("failures").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .until(() -> realm.users().failures(user) == count);
    }
}
