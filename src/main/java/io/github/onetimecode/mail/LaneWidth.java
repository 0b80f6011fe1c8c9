package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * How many mails the mail server of a realm accepts at the same time. A lane learns this number: it begins with one and
 * adds one for each mail that succeeds, until the mail server complains. Then it takes fewer, and tries one more only
 * after a while.
 */
final class LaneWidth {

    /** How long a complaint, or its absence, is remembered. */
    static final Duration MEMORY = Duration.ofMinutes(10);
    /** The shortest period in which mail servers count mails. */
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant NEVER = Instant.MIN;

    private final int limit;
    private int most = 1;
    private int borne;
    private int throughInARow;
    private boolean careful;
    private long complaints;
    private Instant complainedAt = NEVER;
    /** Before the latest complaints about mails that were sent at the same time. */
    private int mostBefore = 1;
    /** The same, but before all complaints since a mail succeeded. */
    private int lastGood = 1;
    private boolean good = true;
    private Instant borneUntil = NEVER;

    /** @param limit how many mails may be sent at the same time, even if the mail server accepts more */
    LaneWidth(int limit) {
        this.limit = limit;
        this.borne = limit;
    }

    int most() {
        return most;
    }

    /** How often the mail server has complained. A mail keeps this number while it is sent. */
    long complaints() {
        return complaints;
    }

    /** @param full whether one more mail was waiting; without one, a success does not show that more are accepted */
    void succeeded(boolean full, Instant now) {
        good = true;
        if (full) {
            throughInARow++;
            grow(now);
        }
    }

    /** A mail failed for a reason of its own. */
    void interrupted() {
        throughInARow = 0;
    }

    void halve() {
        shrink(most / 2);
    }

    /**
     * The mail server has enough. If it counts connections, it accepts those that are left. If it refuses all of them,
     * or a mail that began after the number was lowered, then it counts mails or is restarted: it needs a pause, and
     * fewer connections than half would only slow the realm down afterwards.
     *
     * @param before {@link #complaints} when the mail began
     * @param others how many other mails are being sent
     * @return whether the mail server needs a pause
     */
    boolean complained(long before, int others, Instant now) {
        boolean later = before == complaints;
        boolean soon = now.isBefore(complainedAt.plus(SECOND));
        if (later) {
            mostBefore = most;
            lastGood = good ? most : lastGood;
            good = false;
        }
        shrink(others == 0 ? mostBefore / 2 : Math.min(most, others));
        borne = others == 0 ? Math.max(1, lastGood - 1) : most;
        borneUntil = now.plus(MEMORY);
        complaints++;
        complainedAt = now;
        return others == 0 || later && soon;
    }

    private void grow(Instant now) {
        int bound = now.isBefore(borneUntil) ? borne : limit;
        if (most < bound && throughInARow >= (careful ? most : 1)) {
            most++;
            throughInARow = 0;
        }
    }

    private void shrink(int to) {
        most = Math.max(1, to);
        careful = true;
        throughInARow = 0;
    }
}
