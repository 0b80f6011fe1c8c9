package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * How many mails of a realm are sent at the same time. This is learned from the answers of its mail server, much as TCP
 * learns what a network carries (RFC 5681).
 *
 * <ul>
 * <li>It begins with one. Each accepted mail allows one more. Once fewer were allowed, one more takes as many accepted
 * mails as are sent at the same time.
 * <li>After a complaint, as many are allowed as are left, but at least half.
 * <li>If at least half are left, the mail server has few connections. Those that are left are its limit, and one more
 * for each thousand mails that it accepts.
 * <li>If fewer are left, or the mail server refuses one of the next mails within a second, it counts mails or is
 * restarted. It needs a pause, and its limit is below the number that was too many.
 * <li>Where only some of its machines are restarted, what is learned meanwhile may be far too low. So after a quiet
 * minute half of what was allowed before is tried, and if that is refused, half of it after the next.
 * <li>A complaint shows no limit if no other mail is being sent, or fewer than half of what is allowed.
 * <li>A mail that began before a complaint shows nothing about what is allowed since. If it is accepted, it does not
 * count. If it is refused, it belongs to the same complaint.
 * </ul>
 */
final class LaneWidth {

    /** How long a limit is remembered. */
    static final Duration MEMORY = Duration.ofMinutes(10);
    /** A mail server that counts mails refuses again sooner than this if it still gets too many. */
    private static final Duration QUIET = Duration.ofMinutes(1);
    /**
     * So many accepted mails for one connection more. Some mail servers refuse one connection in a hundred, whatever
     * the number.
     */
    private static final int RARELY = 1_000;
    /** The shortest period in which mail servers count mails. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int limit;
    private int allowed = 1;
    private int accepted;
    private boolean careful;

    private int complaints;
    private Instant complainedAt = Instant.MIN;
    /** What was allowed before the trouble; half of it each time when a complaint follows a quiet minute. */
    private int tooMany = 1;
    /** What was allowed before the latest complaint. */
    private int before = 1;
    /** Whether the mail server needs a pause after the latest complaint. */
    private boolean tired;
    /** Whether it shows a limit. */
    private boolean telling;
    /** Whether the limit is that of a server that counts mails. */
    private boolean counting;
    /** What was allowed when a mail was accepted that began after the complaints until then. */
    private int borne = 1;
    private int learnedLimit;
    private Instant learnedAt = Instant.MIN;
    private int acceptedSince;

    /** @param limit how many mails may be sent at the same time, even if the mail server accepts more */
    LaneWidth(int limit) {
        this.limit = limit;
    }

    int allowed() {
        return allowed;
    }

    /** How often the mail server has complained. A mail keeps the number of its beginning while it is sent. */
    int complaints() {
        return complaints;
    }

    /**
     * A mail was accepted.
     *
     * @param begun {@link #complaints} when the mail began
     * @param full  whether one more mail was waiting; otherwise nothing shows that more would be accepted
     */
    void accepted(int begun, boolean full, Instant now) {
        if (begun < complaints) {
            return;
        }
        accepted += full ? 1 : 0;
        acceptedSince++;
        if (allowed < most(now) && accepted >= (careful ? allowed : 1)) {
            allowed++;
            accepted = 0;
        }
        borne = allowed;
    }

    /**
     * A mail was one too many.
     *
     * @param begun {@link #complaints} when the mail began
     * @param left  how many other mails are being sent
     * @return whether the mail server needs a pause
     */
    boolean refused(int begun, int left, Instant now) {
        if (begun == complaints) {
            complaints++;
            before = allowed;
            tired = now.isBefore(complainedAt.plus(SECOND));
            telling = left > 0 && 2 * (left + 1) > allowed;
            if (isQuiet(now)) {
                tooMany = Math.max(allowed, telling ? tooMany / 2 : tooMany);
            }
        }
        complainedAt = now;
        tired |= 2 * left < before;
        shrink(Math.max(before / 2, Math.min(allowed, left)));
        if (telling) {
            learn(now);
        }
        return tired;
    }

    private void learn(Instant now) {
        counting = tired;
        learnedLimit = counting ? borne - 1 : allowed;
        learnedAt = now;
        acceptedSince = 0;
    }

    /** The mail server did not answer, or cannot be reached. */
    void halve() {
        tooMany = Math.max(tooMany, allowed);
        shrink(allowed / 2);
    }

    private int most(Instant now) {
        if (!now.isBefore(learnedAt.plus(MEMORY))) {
            return limit;
        }
        int most = learnedLimit + (counting ? 0 : acceptedSince / RARELY);
        return Math.min(limit, isQuiet(now) ? Math.max(most, tooMany / 2) : most);
    }

    private boolean isQuiet(Instant now) {
        return !now.isBefore(complainedAt.plus(QUIET));
    }

    private void shrink(int to) {
        allowed = Math.max(1, to);
        careful = true;
        accepted = 0;
    }
}
