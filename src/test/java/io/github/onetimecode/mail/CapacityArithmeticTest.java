package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.mail.ModelMailServer.Excess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The formulas of docs/capacity.md hold for the real queue, in virtual time. */
@Timeout(120)
final class CapacityArithmeticTest {

    /** And then a hundred a second. */
    @Test
    void peakOfTenSecondsIsTakenByAQueueThatIsLongEnough() {
        try (Morning morning = new Morning(Scene.NODES, Scene.options(64, 48, 5_000))) {
            ModelMailServer server = morning.server(300, Duration.ofMillis(100), Excess.WAITS);
            morning.logins("busy", server, Scene.LOGINS, Duration.ofSeconds(10));
            morning.pass(Duration.ofSeconds(10));
            morning.logins("busy", server, 100, Duration.ofSeconds(20));
            morning.passUntilAllIsKnown(Duration.ofSeconds(20));

            Ends ends = morning.ends("busy");
            assertThat(ends.count(Delivery.SENT)).isEqualTo(morning.asked("busy"));
            assertThat(ends.waited(Delivery.SENT, 1)).isBetween(22.0, 26.0);
        }
    }

    /** So one realm should leave a quarter of the pool to the others. */
    @Test
    void realmThatMayUseTheWholePoolHoldsUpTheOthersOnceAsLongAsATry() {
        try (Morning morning = new Morning(1, Scene.options(48, 48, 1_500))) {
            ModelMailServer server = morning.server(300, Duration.ofMillis(100), Excess.WAITS);
            morning.logins("busy", server, 400, Duration.ofSeconds(60));
            morning.logins("quiet", morning.server(100, Duration.ofMillis(100), Excess.WAITS), 2,
                    Duration.ofSeconds(60));
            morning.pass(Duration.ofSeconds(10));
            server.hang(Duration.ofSeconds(50));
            Instant hangsAt = morning.now();
            morning.passUntilAllIsKnown(Duration.ofSeconds(50));

            assertThat(morning.ends("quiet").waited(Delivery.SENT, 1)).isBetween(8.0, 10.5);
            assertThat(morning.ends("quiet").askedBetween(hangsAt.plusSeconds(11), morning.now())
                    .waited(Delivery.SENT, 1)).isLessThan(0.5);
        }
    }

    /** Threads = mails a second x seconds for a mail / nodes (Little's law). */
    @ParameterizedTest
    @CsvSource({"1, 100, 30", "1, 500, 150", "4, 100, 8", "4, 500, 38"})
    void threadsByLittlesLawAreEnoughAndThreeQuartersAreNot(int nodes, int millis, int threads) {
        assertThat(sentOfThreeHundred(nodes, millis, threads * 11 / 10 + 1)).isCloseTo(300, within(15.0));
        assertThat(sentOfThreeHundred(nodes, millis, threads * 3 / 4))
                .isCloseTo(threads * 3 / 4 * nodes * 1_000.0 / millis, within(6.0));
    }

    /** Mails a second that are sent while 300 log in and the mail server takes more. */
    private static double sentOfThreeHundred(int nodes, int millis, int threads) {
        try (Morning morning = new Morning(nodes, Scene.options(threads + 16, threads, 600))) {
            Instant start = morning.now();
            morning.logins("busy", morning.server(2_000, Duration.ofMillis(millis), Excess.WAITS), 300,
                    Duration.ofSeconds(30));
            morning.passUntilAllIsKnown(Duration.ofSeconds(30));
            return morning.ends("busy").askedBetween(start.plusSeconds(20), start.plusSeconds(30))
                    .count(Delivery.SENT) / 10.0;
        }
    }
}
