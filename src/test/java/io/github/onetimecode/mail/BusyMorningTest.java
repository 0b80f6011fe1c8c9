package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.documents.DocumentTable;
import io.github.onetimecode.mail.ModelMailServer.Excess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A thousand logins a second on a cluster, with the real queues, in virtual time. Its table is that of
 * docs/capacity.md: {@code -Dcapacity=true} writes it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class BusyMorningTest {

    private final Map<Scene, Figures> played = new EnumMap<>(Scene.class);

    @ParameterizedTest
    @EnumSource
    void eachMailComesToOneEnd(Scene scene) {
        // A second end of a mail stops the scene.
        assertThat(play(scene).all().count()).isEqualTo(play(scene).asked());
    }

    @ParameterizedTest
    @EnumSource
    void quietRealmIsSentToWithinHalfASecondWhateverHappensBesideIt(Scene scene) {
        Figures figures = play(scene);

        assertThat(figures.quiet().count(Delivery.SENT)).isEqualTo(figures.quietAsked()).isPositive();
        assertThat(figures.quietWait()).isLessThan(0.5);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "WAITING_SLOW"})
    void mailServerIsUsedUpAndTheRestIsToldImmediately(Scene scene) {
        Figures figures = play(scene);

        assertThat(figures.sentPerSecond()).isCloseTo(300, within(5.0));
        assertThat(figures.refused()).isCloseTo(70, within(1.0));
        assertThat(figures.failed()).isZero();
        assertThat(figures.untilSent(1)).as("three eighths of 1,564 places, 75 mails a second").isLessThan(8.5);
    }

    @ParameterizedTest
    @EnumSource(names = {"COUNTING", "COUNTING_SLOW"})
    void mailServerThatRefusesWhatIsTooMuchIsUsedToFiveSixthsByAllNodes(Scene scene) {
        Figures figures = play(scene);

        assertThat(figures.sentPerSecond()).isBetween(250.0, 300.0);
        assertThat(figures.failed()).isLessThan(0.1);
        assertThat(figures.untilSent(0.99)).as("the slowest node").isLessThan(15);
    }

    /** It refuses those of a batch that come when its second is used up, while it still talks about the others. */
    @Test
    void refusalsOfABatchAreNotTakenForALimitOnConnections() {
        try (Morning morning = new Morning(1, Scene.options(64, 48, 1_500))) {
            ModelMailServer server = morning.server(300, Duration.ofMillis(100), Excess.IS_REFUSED);
            Instant start = morning.now();
            morning.logins("busy", server, Scene.LOGINS, Duration.ofSeconds(120));
            morning.passUntilAllIsKnown(Duration.ofSeconds(120));

            assertThat(morning.ends("busy").askedBetween(start.plusSeconds(60), start.plusSeconds(120))
                    .count(Delivery.SENT) / 60.0).isBetween(240.0, 300.0);
        }
    }

    @Test
    void mailServerThatTakesSoManyAMinuteGetsTheOthersInTheNextOnes() {
        try (Morning morning = new Morning(1, Scene.options(64, 48, 1_500))) {
            ModelMailServer server = morning.server(100, Duration.ofMillis(50), Excess.IS_PUT_OFF);
            morning.logins("busy", server, 75, Duration.ofSeconds(2));
            morning.passUntilAllIsKnown(Duration.ofSeconds(2));

            assertThat(morning.ends("busy").count(Delivery.SENT)).isEqualTo(morning.asked("busy")).isGreaterThan(120);
            assertThat(server.refused()).as("each takes the place of another").isLessThan(50);
        }
    }

    @Test
    void mailServerOfFewConnectionsIsUsedUpAndRefusesFewMails() {
        try (Morning morning = new Morning(1, Scene.options(64, 48, 1_500))) {
            ModelMailServer server = morning.server(5, Duration.ofMillis(100), Excess.FINDS_NO_CONNECTION);
            Instant start = morning.now();
            morning.logins("busy", server, 100, Duration.ofMinutes(3));
            morning.passUntilAllIsKnown(Duration.ofMinutes(3));

            assertThat(morning.ends("busy").askedBetween(start.plusSeconds(60), start.plusSeconds(180))
                    .count(Delivery.SENT) / 120.0).isCloseTo(50, within(1.0));
            assertThat(server.refused()).as("at first, and one of each thousand").isBetween(9, 5 + 9);
        }
        assertThat(play(Scene.FEW_CONNECTIONS).sentPerSecond()).as("by four nodes").isCloseTo(200, within(5.0));
    }

    @Test
    void fewerThreadsUseItUpAndLetEveryNodeHaveItsShare() {
        Figures figures = play(Scene.COUNTING_FEW_THREADS);

        assertThat(figures.sentPerSecond()).isBetween(270.0, 300.0);
        assertThat(figures.untilSent(0.99)).isLessThan(10);
    }

    @Test
    void longerQueueOnlyMakesMailsLater() {
        assertThat(Stream.of(Scene.SHORT_QUEUE, Scene.WAITING, Scene.LONG_QUEUE).map(this::play))
                .allSatisfy(figures -> assertThat(figures.sentPerSecond()).isCloseTo(300, within(5.0)))
                .extracting(figures -> Math.round(figures.untilSent(0.5))).containsExactly(1L, 8L, 30L);
    }

    @Test
    void mailServerThatTakesAllGetsAll() {
        Figures figures = play(Scene.LARGE);

        assertThat(figures.busy().count(Delivery.SENT)).isEqualTo(figures.busy().count());
        assertThat(figures.untilSent(0.99)).isLessThan(0.5);
    }

    @Test
    void threadsLimitWhatASlowMailServerGets() {
        assertThat(play(Scene.LARGE_SLOW).sentPerSecond()).as("4 x 48 threads, 0.5 s")
                .isCloseTo(Scene.NODES * 48 / 0.5, within(5.0));
        assertThat(play(Scene.LARGE_SLOW_MORE_THREADS).refused()).isZero();
    }

    @Test
    void whoMeetsAMailServerThatHangsIsToldImmediatelyOrInAboutAMinute() {
        Figures figures = play(Scene.HANGING);

        assertThat(figures.refused()).isBetween(90.0, 97.0);
        assertThat(figures.badNews()).isLessThan(75);
    }

    @Test
    void mailServerThatHungForTenMinutesGetsAllThatItTakesImmediatelyAfterwards() {
        Figures figures = play(Scene.AFTER_HANGING);

        assertThat(figures.all().askedBetween(figures.wellAt().plusSeconds(5), figures.wellAt().plusSeconds(10))
                .count(Delivery.SENT) / 5.0).isCloseTo(300, within(15.0));
        assertThat(figures.failed()).isZero();
    }

    @Test
    void mailServerThatWasRestartedGetsAllThatItTakesFiveSecondsLater() {
        Figures figures = play(Scene.AFTER_RESTART);

        assertThat(figures.busy().count(Delivery.SENT)).isEqualTo(figures.busy().count());
        assertThat(figures.untilSent(1)).isLessThan(3);
    }

    @Test
    void nodeThatStopsInThePeakSettlesItsMails() {
        try (Morning morning = new Morning(Scene.NODES, Scene.options(64, 48, 1_500))) {
            ModelMailServer server = morning.server(300, Duration.ofMillis(100), Excess.WAITS);
            morning.logins("busy", server, Scene.LOGINS, Duration.ofSeconds(20));
            morning.pass(Duration.ofSeconds(10));
            Instant stoppedAt = morning.now();
            morning.stopANode();
            morning.passUntilAllIsKnown(Duration.ofSeconds(10));

            Ends ends = morning.ends("busy");
            assertThat(ends.count()).isEqualTo(morning.asked("busy"));
            assertThat(ends.count(Delivery.FAILED) + ends.count(Delivery.UNCERTAIN)).as("its places, or almost")
                    .isBetween(550, 588);
            assertThat(ends.askedBetween(stoppedAt, morning.now()).percent(Delivery.FAILED)).isZero();
        }
    }

    @Test
    void pageForOperatorsShowsTheseFigures() {
        List<String> rows = Stream.of(Scene.values()).map(scene -> "| " + String.join(" | ",
                Stream.concat(scene.cells(), play(scene).cells()).toList()) + " |").toList();

        assertThat(DocumentTable.of("docs/capacity.md", "## The busy morning").rows(rows, "capacity"))
                .containsExactlyElementsOf(rows);
    }

    private Figures play(Scene scene) {
        return played.computeIfAbsent(scene, Scene::play);
    }
}
