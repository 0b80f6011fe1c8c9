package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.onetimecode.mail.smtp.TryOutcome;

/**
 * The mails of one realm: which wait, which are being sent, and when the next may follow. How many are sent at the same
 * time is learned, see {@link LaneWidth}. Callers must hold the queue's lock.
 */
final class MailLane {

    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(8);
    /** Longer than all tries of one mail. Users must learn in time that no mail will come. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Instant NEVER = Instant.MIN;

    private final Deque<QueuedMail> waiting = new ArrayDeque<>();
    /** The mail that was one too many, and how many mails had succeeded by then. */
    private final Map<QueuedMail, Long> retreated = new HashMap<>();
    /** The mails that are being sent, and how often the mail server had complained when they began. */
    private final Map<QueuedMail, Integer> onTheirWay = new HashMap<>();
    private final LaneWidth width;
    private final BusyServers servers;
    private long through;
    /** Whether the mail server has put a mail off since it accepted one. */
    private boolean doubted;
    private boolean rests;
    private boolean troubled;
    /** Whether mails that have waited for long may as well be given up. */
    private boolean down;
    private Instant throughAt = NEVER;
    private Instant usedAt = NEVER;
    private Instant restedAt = NEVER;
    private Duration rest = Duration.ZERO;

    /**
     * @param limit   how many mails may be sent at the same time, even if the mail server accepts more
     * @param servers of all realms
     */
    MailLane(int limit, BusyServers servers) {
        this.width = new LaneWidth(limit);
        this.servers = servers;
    }

    /**
     * What follows for a mail that was one too many.
     *
     * @param counts whether this is a usual failure; otherwise the mail is back in the line
     * @param rest   the pause of the lane: the time until {@link #wake}, or zero if it goes on
     */
    record Refusal(boolean counts, Duration rest) {
    }

    void add(QueuedMail mail) {
        waiting.addLast(mail);
    }

    boolean isReady() {
        return !waiting.isEmpty() && onTheirWay.size() < width.allowed() && !rests;
    }

    QueuedMail start() {
        QueuedMail mail = waiting.removeFirst();
        onTheirWay.put(mail, width.complaints());
        return mail;
    }

    void end(QueuedMail mail, TryOutcome outcome, Instant now) {
        boolean full = onTheirWay.size() >= width.allowed() || !waiting.isEmpty();
        int begun = onTheirWay.remove(mail);
        usedAt = now;
        retreated.remove(mail);
        switch (outcome) {
            case SENT -> {
                getThrough(mail, now);
                width.accepted(begun, full, now);
            }
            case PERMANENT -> {
                // Concerns one mail or the settings, not the number of mails.
            }
            // The same, and the mail server answers.
            case DEFERRED -> answers();
            // Its limit was learned when the mail was one too many. Nobody waits for a server that accepts nothing.
            case PUT_OFF, CROWDED -> {
                troubled = !isBusy(mail, now);
                down = troubled;
            }
            // One connection may break at any server.
            case TRANSIENT, UNCERTAIN -> {
                down = troubled || !BusyServers.isRecent(throughAt, now);
                troubled = true;
                width.halve();
            }
        }
    }

    /**
     * A mail may have been one too many. It goes back to the end of the line, since the mail server may refuse only
     * this one. It counts as a usual failure if the mail server has accepted nothing for a while, or has accepted
     * another mail since this one was put back before. So does the first try that is put off since a mail was accepted:
     * that may concern this mail only.
     */
    Refusal refused(QueuedMail mail, TryOutcome outcome, Instant now) {
        if (outcome == TryOutcome.PUT_OFF && !doubted) {
            doubted = true;
            return new Refusal(true, Duration.ZERO);
        }
        boolean alone = onTheirWay.size() == 1;
        if (alone && !isBusy(mail, now)) {
            width.halve();
            return new Refusal(true, Duration.ZERO);
        }
        boolean tired = width.refused(onTheirWay.get(mail), onTheirWay.size() - 1, now);
        boolean again = through > retreated.getOrDefault(mail, through);
        if (!again) {
            onTheirWay.remove(mail);
            usedAt = now;
            retreated.putIfAbsent(mail, through);
            waiting.addLast(mail);
        }
        return new Refusal(again, tired && !rests ? rest(now) : Duration.ZERO);
    }

    /** Ends the pause. A timer calls this, since a clock may be set back. */
    void wake() {
        rests = false;
    }

    /** Removes mails that have waited too long for a mail server that does not answer; they would fail as well. */
    List<QueuedMail> giveUp(Instant now) {
        List<QueuedMail> late = new ArrayList<>();
        if (down) {
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

    /**
     * Whether the mail server is busy, not down. If it accepts mails of other realms only, it may have something
     * against this one: then nobody waits for long.
     */
    private boolean isBusy(QueuedMail mail, Instant now) {
        return BusyServers.isRecent(throughAt, now)
                || servers.isBusy(mail.mailServer(), now) && !mail.queuedAt().isAfter(now)
                        && now.isBefore(mail.queuedAt().plus(LONGEST_WAIT));
    }

    /** A rest long after the last one is not the next of a series: other mails wait for it. */
    private Duration rest(Instant now) {
        Duration longer = rest.multipliedBy(2);
        boolean isFirst = rest.isZero() || !now.isBefore(restedAt.plus(rest).plus(LONGEST_WAIT));
        rest = isFirst ? SHORTEST_REST : longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
        rests = true;
        restedAt = now;
        return rest;
    }

    private void answers() {
        troubled = false;
        down = false;
    }

    private void getThrough(QueuedMail mail, Instant now) {
        through++;
        throughAt = now;
        servers.accepted(mail.mailServer(), now);
        doubted = false;
        answers();
        rest = Duration.ZERO;
    }
}
