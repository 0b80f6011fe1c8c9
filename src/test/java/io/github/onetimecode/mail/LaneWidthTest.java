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
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LaneWidth width = new LaneWidth(LIMIT);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int refused;
    private boolean tired;

    /** As one that counts mails and has heard of enough for this second, while it still talks about a few. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 10, 23, 24, 40, 47})
    void refusalsOfOneBatchTakeAwayHalfAtMost(int room) {
        acceptAll(Duration.ofSeconds(1));

        batch(room);

        assertThat(width.allowed()).isEqualTo(Math.max(room, LIMIT / 2));
        assertThat(tired).as("whether it counts mails").isEqualTo(room < LIMIT / 2);
        acceptAll(MINUTE);
        assertThat(width.allowed()).isEqualTo(room < LIMIT / 2 ? LIMIT - 1 : room);
        acceptAll(LaneWidth.MEMORY);
        assertThat(width.allowed()).as("once it is forgotten").isEqualTo(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 20, 47})
    void fewConnectionsAreLearnedFromOneBatchAndTriedOnceMoreEveryTenMinutes(int connections) {
        batches(connections, LaneWidth.MEMORY);

        assertThat(width.allowed()).isEqualTo(connections);
        assertThat(refused).as("its batch was twice as many at most").isLessThanOrEqualTo(connections);
        int once = refused;
        batches(connections, LaneWidth.MEMORY);
        assertThat(width.allowed()).isEqualTo(connections);
        assertThat(refused).isLessThanOrEqualTo(once + 2);
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
        for (int mail = 0; mail < Math.min(room, mails); mail++) {
            width.accepted(begun, true, now);
        }
    }
}
