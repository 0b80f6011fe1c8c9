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
 * The mails of one realm: how many wait, how many are on their way, and how many its mail server bears at once. Finds
 * the last out by itself: begins with one, takes another for each mail that gets through until the mail server
 * complains, takes fewer from then on, and tries one more only a while later. For use under the queue's lock.
 */
final class MailLane {

    /** How long a complaint, and that there was none, is remembered. */
    static final Duration MEMORY = Duration.ofMinutes(10);
    /** A server that has taken a mail since is busy, not down: rates are agreed by the second or the minute. */
    private static final Duration BUSY = Duration.ofSeconds(90);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(8);
    /** Longer than a mail alone is tried; whoever waits for one must learn in time that none will come. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Instant NEVER = Instant.MIN;

    private final Deque<QueuedMail> waiting = new ArrayDeque<>();
    /** Who came one too many, and how many had got through by then. */
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

    /** @param limit the most that may be on their way at once, whatever the mail server bears */
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
            // About one mail, or about settings: not about how many there are.
            case PERMANENT -> throughInARow = 0;
            // The same, and the mail server answers. How many it takes was seen when the mail came one too many.
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
     * Puts a mail back that came one too many, to be the last: it may be the only one that the mail server does not
     * want.
     *
     * @return when the lane goes on: at once, after the next mail that ends, if there are others on their way, else
     *         after this time, by {@link #wake}; empty if it is a failure like another, since the mail server has taken
     *         nothing for a while, or another mail since this one came before
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

    /** Its rest is over. Told by a timer, and not by a clock that may be put back. */
    void wake() {
        rests = false;
    }

    /** Takes out who has waited too long for a mail server that does not answer; it would be the same for them. */
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
     * Whether its mail server was not there for the last mail, or not ready for any: it may hold the next one up, too.
     */
    boolean isTroubled() {
        return troubled;
    }

    /** Whether there is nothing left that has to be remembered. */
    boolean isForgotten(Instant now) {
        return waiting.isEmpty() && onTheirWay == 0 && !now.isBefore(usedAt.plus(MEMORY));
    }

    /** @param full whether there would have been a mail for one more turn; how many it bears is not seen otherwise */
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
