package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a lane learns from batches of mails: as many as may be sent, of which the mail server refuses some. */
final class LaneWidthTest {

    private static final int LIMIT = 48;
    private static final Duration CONVERSATION = Duration.ofMillis(100);
    private static final Duration REFUSAL = Duration.ofMillis(1);
    /** Less than a thousand mails. */
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LaneWidth width = new LaneWidth(LIMIT);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int refused;
    private int accepted;
    private boolean tired;

    /** As one that counts mails and has heard of enough for this second, while it still talks about a few. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 10, 23, 24, 40, 47})
    void refusalsOfOneBatchTakeAwayHalfAtMost(int room) {
        acceptAll(Duration.ofSeconds(1));

        batch(room);

        assertThat(width.allowed()).isEqualTo(Math.max(room, LIMIT / 2));
        assertThat(tired).as("whether it counts mails").isEqualTo(room < LIMIT / 2);
        acceptAll(room < LIMIT / 2 ? SOON.plusSeconds(1) : SOON);
        assertThat(width.allowed()).isEqualTo(room < LIMIT / 2 ? LIMIT - 1 : room);
        acceptAll(LaneWidth.MEMORY);
        assertThat(width.allowed()).as("once it is forgotten").isEqualTo(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 20, 47})
    void fewConnectionsAreLearnedFromOneBatchAndOneMoreIsRarelyTried(int connections) {
        batches(connections, SOON);

        assertThat(width.allowed()).isEqualTo(connections);
        assertThat(refused).as("its batch was twice as many at most").isLessThanOrEqualTo(connections);
        refused = 0;
        accepted = 0;
        batches(connections, LaneWidth.MEMORY);
        assertThat(width.allowed()).isBetween(connections, connections + 1);
        assertThat(refused).as("one in a thousand, and what is tried after a quiet minute")
                .isBetween(accepted / 1_200, accepted / 1_000 + 5);
    }

    /** Its other connections may be those of other nodes. */
    @Test
    void fewerConnectionsThanBeforeAreLearnedFromABatchForEachHalf() {
        acceptAll(Duration.ofSeconds(1));

        for (int half : new int[] {24, 12, 6}) {
            batch(5);
            assertThat(width.allowed()).isEqualTo(half);
            assertThat(tired).isTrue();
        }
        batch(5);
        assertThat(width.allowed()).isEqualTo(5);
        batches(5, MINUTE);
        assertThat(width.allowed()).isEqualTo(5);
    }

    @Test
    void mailServerThatRefusesAllForAWhileSoonGetsAsManyAsBefore() {
        acceptAll(Duration.ofSeconds(1));
        for (int half : new int[] {24, 12, 6, 3, 1, 1}) {
            batch(0);
            assertThat(width.allowed()).isEqualTo(half);
            now = now.plusSeconds(8);
        }

        acceptAll(Duration.ofSeconds(5));

        assertThat(width.allowed()).as("one fewer than were too many").isEqualTo(LIMIT - 1);
    }

    /** One that is restarted first refuses newcomers, and still accepts a mail now and then. */
    @Test
    void acceptedMailsThatBeganBeforeAComplaintShowNothing() {
        acceptAll(Duration.ofSeconds(1));
        for (int half : new int[] {24, 12, 6, 3}) {
            batch(1);
            assertThat(width.allowed()).isEqualTo(half);
        }

        acceptAll(Duration.ofSeconds(5));

        assertThat(width.allowed()).isEqualTo(LIMIT - 1);
    }

    /** As one behind which every second machine is restarted. */
    @Test
    void mailServerThatRefusesEverySecondMailForAWhileGetsHalfAsManyAsBeforeAfterAQuietMinute() {
        restartEverySecondMachine();
        assertThat(width.allowed()).isOne();

        acceptAll(MINUTE.minusSeconds(2));
        assertThat(width.allowed()).as("what was learned meanwhile").isLessThan(3);
        acceptAll(Duration.ofSeconds(10));
        assertThat(width.allowed()).isEqualTo(LIMIT / 2);
        acceptAll(LaneWidth.MEMORY);
        assertThat(width.allowed()).isEqualTo(LIMIT);
    }

    @Test
    void halfThatIsTooManyIsHalvedForTheNextQuietMinute() {
        restartEverySecondMachine();

        for (int half : new int[] {LIMIT / 2, LIMIT / 4, LIMIT / 8}) {
            acceptAll(MINUTE.plusSeconds(10));
            assertThat(width.allowed()).isEqualTo(half);
            restart();
        }
    }

    /** The others do not come within a second, so that a refusal looks like one connection too many. */
    @Test
    void theSameHoldsWhereMailsTakeLong() {
        acceptAll(Duration.ofSeconds(1));
        for (int half : new int[] {24, 12, 6, 3}) {
            batch(half);
            now = now.plusSeconds(1);
            assertThat(tired).isFalse();
        }
        acceptAll(MINUTE.plusSeconds(1));

        assertThat(width.allowed()).isEqualTo(LIMIT / 2);
    }

    /** As where another machine is restarted before the lane has grown again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void troubleInALaneThatIsStillSmallTakesAwayHalfOfWhatIsTriedAtMost(int quietMinutes) {
        restartEverySecondMachine();
        int tried = LIMIT;
        for (int quiet = 0; quiet < quietMinutes; quiet++) {
            now = now.plus(MINUTE);
            batch(width.allowed());
            batch(1);
            tried /= 2;
        }
        acceptAll(MINUTE.plusSeconds(5));

        assertThat(width.allowed()).isEqualTo(tried / 2);
    }

    /** As by a relay that is full at times, whoever comes. */
    @Test
    void oneConnectionInAHundredThatIsRefusedDoesNotNarrowALane() {
        acceptAll(Duration.ofSeconds(1));
        for (int times = 0; times < 100; times++) {
            accepted = 0;
            while (accepted < 100 * 50) {
                batch(LIMIT);
            }
            batch(width.allowed() - 1);
        }
        assertThat(width.allowed()).isGreaterThanOrEqualTo(LIMIT - 2);
    }

    /** As by a mail server that is restarted while there is little to send. */
    @Test
    void mailThatIsRefusedAloneShowsNoLimit() {
        batch(0);
        assertThat(tired).as("whether it needs a pause").isTrue();

        acceptAll(Duration.ofSeconds(30));

        assertThat(width.allowed()).isEqualTo(LIMIT);
    }

    @Test
    void mailThatIsRefusedAloneKeepsNoOldLimitAlive() {
        batch(2);
        batch(1);
        assertThat(width.allowed()).as("a limit of one connection").isOne();
        for (int times = 0; times < 4; times++) {
            now = now.plus(Duration.ofMinutes(3));
            batch(0);
        }

        acceptAll(Duration.ofSeconds(30));

        assertThat(width.allowed()).isEqualTo(LIMIT);
    }

    /** A few mails a minute, of which one is refused now and then, before a busy morning. */
    @Test
    void refusalsInALaneThatIsHardlyUsedShowNoLimit() {
        acceptAll(Duration.ofSeconds(1));
        for (int half : new int[] {24, 12, 6, 3, 2, 1}) {
            now = now.plus(Duration.ofMinutes(5));
            width.refused(width.complaints(), Math.min(2, width.allowed() - 1), now);
            assertThat(width.allowed()).isEqualTo(half);
        }

        acceptAll(MINUTE.plusSeconds(10));

        assertThat(width.allowed()).as("the last two were as many as it may send").isEqualTo(LIMIT / 2 / 2 / 2);
    }

    /** As while its port is closed, before it answers 421. */
    @Test
    void whatWasAllowedBeforeASilenceIsNotForgotten() {
        acceptAll(Duration.ofSeconds(1));
        for (int half : new int[] {24, 12, 6, 3, 1}) {
            width.halve();
            assertThat(width.allowed()).isEqualTo(half);
        }
        batch(1);
        batch(1);
        acceptAll(MINUTE.plusSeconds(5));

        assertThat(width.allowed()).as("half for the silence, half for the refusal").isEqualTo(LIMIT / 4);
    }

    private void restartEverySecondMachine() {
        acceptAll(Duration.ofSeconds(1));
        restart();
    }

    private void restart() {
        for (int half = LIMIT; half > 0; half /= 2) {
            batch(width.allowed() / 2);
            batch(1);
        }
    }

    @Test
    void complaintWithinASecondAboutALaterMailShowsThatMailsAreCounted() {
        acceptAll(Duration.ofSeconds(1));
        batch(47);
        assertThat(tired).as("one too many may be a connection").isFalse();

        now = now.plusMillis(500);
        batch(46);
        assertThat(tired).isTrue();

        now = now.plusMillis(1_500);
        batch(45);
        assertThat(tired).isFalse();
        assertThat(width.allowed()).isEqualTo(45);
    }

    private void acceptAll(Duration length) {
        batches(LIMIT, length);
    }

    private void batches(int room, Duration length) {
        for (Instant end = now.plus(length); now.isBefore(end);) {
            batch(room);
        }
    }

    /** @param room how many mails the mail server accepts; it refuses the others first, one after the other */
    private void batch(int room) {
        int mails = width.allowed();
        int begun = width.complaints();
        tired = false;
        for (int left = mails - 1; left >= room; left--) {
            now = now.plus(REFUSAL);
            tired |= width.refused(begun, left, now);
            refused++;
        }
        now = now.plus(CONVERSATION);
        accepted += Math.min(room, mails);
        for (int mail = 0; mail < Math.min(room, mails); mail++) {
            width.accepted(begun, true, now);
        }
    }
}
