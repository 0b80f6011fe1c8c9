package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.onetimecode.mail.smtp.TryOutcome;

/**
 * The mails of one realm: how many wait, how many are being sent, and how many its mail server accepts at the same
 * time. The lane learns this number: it begins with one and adds one for each mail that succeeds, until the mail server
 * complains. Then it takes fewer, and tries one more only after a while. Callers must hold the queue's lock.
 */
final class MailLane {

    /** How long a complaint, or its absence, is remembered. */
    static final Duration MEMORY = Duration.ofMinutes(10);
    /** A server that accepted a mail this recently is busy, not down: rate limits are per second or per minute. */
    private static final Duration BUSY = Duration.ofSeconds(90);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(8);
    /** Longer than all tries of one mail. Users must learn in time that no mail will come. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Instant NEVER = Instant.MIN;

    private final Deque<QueuedMail> waiting = new ArrayDeque<>();
    /** The mail that was one too many, and how many mails had succeeded by then. */
    private final Map<QueuedMail, Long> retreated = new HashMap<>();
    private final int limit;
    private int most = 1;
    private int borne;
    private int onTheirWay;
    private int throughInARow;
    private long through;
    private boolean rests;
    private boolean careful;
    private boolean troubled;
    private Instant borneUntil = NEVER;
    private Instant throughAt = NEVER;
    private Instant usedAt = NEVER;
    private Duration rest = Duration.ZERO;

    /** @param limit how many mails may be sent at the same time, even if the mail server accepts more */
    MailLane(int limit) {
        this.limit = limit;
        this.borne = limit;
    }

    void add(QueuedMail mail) {
        waiting.addLast(mail);
    }

    boolean isReady() {
        return !waiting.isEmpty() && onTheirWay < most && !rests;
    }

    QueuedMail start() {
        onTheirWay++;
        return waiting.removeFirst();
    }

    void end(QueuedMail mail, TryOutcome outcome, Instant now) {
        boolean full = onTheirWay >= most || !waiting.isEmpty();
        onTheirWay--;
        usedAt = now;
        retreated.remove(mail);
        switch (outcome) {
            case SENT -> getThrough(full, now);
            // Concerns one mail or the settings, not the number of mails.
            case PERMANENT -> throughInARow = 0;
            // The same, and the mail server answers. Its limit was learned when the mail was one too many.
            case DEFERRED, CROWDED -> {
                troubled = false;
                throughInARow = 0;
            }
            case TRANSIENT, UNCERTAIN -> {
                troubled = true;
                shrink(most / 2);
            }
        }
    }

    /**
     * Puts back a mail that was one too many, at the end of the line, since the mail server may refuse only this one.
     *
     * @return the pause of the lane: zero if other mails are being sent, since the lane then continues when the next
     *         one ends; otherwise the time until {@link #wake}. Empty if this counts as a usual failure, because the
     *         mail server has accepted nothing for a while, or has accepted another mail since this one was put back
     *         before
     */
    Optional<Duration> retreat(QueuedMail mail, Instant now) {
        boolean alone = onTheirWay == 1;
        if (alone && !now.isBefore(throughAt.plus(BUSY))) {
            shrink(most / 2);
            return Optional.empty();
        }
        boolean again = through > retreated.getOrDefault(mail, through);
        if (alone && again) {
            return Optional.empty();
        }
        shrink(Math.min(most, onTheirWay - 1));
        borne = most;
        borneUntil = now.plus(MEMORY);
        if (again) {
            return Optional.empty();
        }
        onTheirWay--;
        usedAt = now;
        retreated.putIfAbsent(mail, through);
        waiting.addLast(mail);
        if (!alone) {
            return Optional.of(Duration.ZERO);
        }
        Duration longer = rest.multipliedBy(2);
        rest = rest.isZero() ? SHORTEST_REST : longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
        rests = true;
        return Optional.of(rest);
    }

    /** Ends the pause. A timer calls this, since a clock may be set back. */
    void wake() {
        rests = false;
    }

    /** Removes mails that have waited too long for a mail server that does not answer; they would fail as well. */
    List<QueuedMail> giveUp(Instant now) {
        List<QueuedMail> late = troubled ? waiting.stream()
                .filter(mail -> !now.isBefore(mail.queuedAt().plus(LONGEST_WAIT))).toList() : List.of();
        waiting.removeAll(late);
        retreated.keySet().removeAll(late);
        return late;
    }

    int onTheirWay() {
        return onTheirWay;
    }

    /**
     * Whether the mail server did not answer the last mail or refused all mails. The next mail may take as long.
     */
    boolean isTroubled() {
        return troubled;
    }

    /** Whether the lane has nothing left to remember. */
    boolean isForgotten(Instant now) {
        return waiting.isEmpty() && onTheirWay == 0 && !now.isBefore(usedAt.plus(MEMORY));
    }

    /**
     * @param full whether one more mail was waiting; without one, a success does not show that the server accepts more
     */
    private void getThrough(boolean full, Instant now) {
        through++;
        throughAt = now;
        troubled = false;
        rest = Duration.ZERO;
        if (full) {
            throughInARow++;
            grow(now);
        }
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
