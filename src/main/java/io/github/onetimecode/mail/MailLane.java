package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.onetimecode.mail.smtp.TryOutcome;

/**
 * The mails of one realm: which wait, which are being sent, and when the next may follow. How many are sent at the same
 * time is learned, see {@link LaneWidth}. Callers must hold the queue's lock.
 */
final class MailLane {

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
    /** The mails that are being sent, and how often the mail server had complained when they began. */
    private final Map<QueuedMail, Long> onTheirWay = new HashMap<>();
    private final LaneWidth width;
    private long through;
    private boolean rests;
    private boolean troubled;
    private Instant throughAt = NEVER;
    private Instant usedAt = NEVER;
    private Duration rest = Duration.ZERO;

    /** @param limit how many mails may be sent at the same time, even if the mail server accepts more */
    MailLane(int limit) {
        this.width = new LaneWidth(limit);
    }

    void add(QueuedMail mail) {
        waiting.addLast(mail);
    }

    boolean isReady() {
        return !waiting.isEmpty() && onTheirWay.size() < width.most() && !rests;
    }

    QueuedMail start() {
        QueuedMail mail = waiting.removeFirst();
        onTheirWay.put(mail, width.complaints());
        return mail;
    }

    void end(QueuedMail mail, TryOutcome outcome, Instant now) {
        boolean full = onTheirWay.size() >= width.most() || !waiting.isEmpty();
        onTheirWay.remove(mail);
        usedAt = now;
        retreated.remove(mail);
        switch (outcome) {
            case SENT -> getThrough(full, now);
            // Concerns one mail or the settings, not the number of mails.
            case PERMANENT -> width.interrupted();
            // The same, and the mail server answers. Its limit was learned when the mail was one too many.
            case DEFERRED, CROWDED -> {
                troubled = false;
                width.interrupted();
            }
            case TRANSIENT, UNCERTAIN -> {
                troubled = true;
                width.halve();
            }
        }
    }

    /**
     * Puts back a mail that was one too many, at the end of the line, since the mail server may refuse only this one.
     *
     * @return the pause of the lane: zero if it continues when another mail ends; otherwise the time until
     *         {@link #wake}. Empty if this counts as a usual failure, because the mail server has accepted nothing for
     *         a while, or has accepted another mail since this one was put back before
     */
    Optional<Duration> retreat(QueuedMail mail, Instant now) {
        boolean alone = onTheirWay.size() == 1;
        if (alone && !now.isBefore(throughAt.plus(BUSY))) {
            width.halve();
            return Optional.empty();
        }
        boolean again = through > retreated.getOrDefault(mail, through);
        boolean tired = width.complained(onTheirWay.get(mail), onTheirWay.size() - 1, now);
        if (again) {
            return Optional.empty();
        }
        onTheirWay.remove(mail);
        usedAt = now;
        retreated.putIfAbsent(mail, through);
        waiting.addLast(mail);
        return Optional.of(tired && !rests ? rest() : Duration.ZERO);
    }

    /** Ends the pause. A timer calls this, since a clock may be set back. */
    void wake() {
        rests = false;
    }

    /** Removes mails that have waited too long for a mail server that does not answer; they would fail as well. */
    List<QueuedMail> giveUp(Instant now) {
        List<QueuedMail> late = new ArrayList<>();
        if (troubled) {
            waiting.removeIf(mail -> !now.isBefore(mail.queuedAt().plus(LONGEST_WAIT)) && late.add(mail));
            late.forEach(retreated::remove);
        }
        return late;
    }

    int onTheirWay() {
        return onTheirWay.size();
    }

    /**
     * Whether the mail server did not answer the last mail or refused all mails. The next mail may take as long.
     */
    boolean isTroubled() {
        return troubled;
    }

    /** Whether the lane has nothing left to remember. */
    boolean isForgotten(Instant now) {
        return waiting.isEmpty() && onTheirWay.isEmpty() && !now.isBefore(usedAt.plus(LaneWidth.MEMORY));
    }

    private Duration rest() {
        Duration longer = rest.multipliedBy(2);
        rest = rest.isZero() ? SHORTEST_REST : longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
        rests = true;
        return rest;
    }

    private void getThrough(boolean full, Instant now) {
        through++;
        throughAt = now;
        troubled = false;
        rest = Duration.ZERO;
        width.succeeded(full, now);
    }
}
