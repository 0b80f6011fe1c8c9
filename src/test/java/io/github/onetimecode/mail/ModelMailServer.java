package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import io.github.onetimecode.mail.smtp.TryOutcome;

/** A mail server in virtual time: it takes so many mails in a while, or at the same time, and it can fall ill. */
final class ModelMailServer {

    /** What happens to a mail that comes when the server has taken all that it takes for now. */
    enum Excess {

        /** It takes longer. */
        WAITS,

        /** It is told 454, as by Amazon SES. */
        IS_REFUSED,

        /** The same, but connections are counted: it is told 421 if so many are open. */
        FINDS_NO_CONNECTION,

        /**
         * It is told 450 to MAIL, and the mails of a minute are counted, with those that are put off: Postfix with
         * {@code smtpd_client_message_rate_limit}.
         */
        IS_PUT_OFF
    }

    /** Keycloak's default for a realm's timeouts. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REFUSAL = Duration.ofMillis(20);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final VirtualTime time;
    private final int room;
    private final Duration conversation;
    private final Excess excess;
    private final SplittableRandom random = new SplittableRandom(7);
    private int open;
    private int busy;
    private int most;
    private int refused;
    private Instant freeAt;
    private Instant periodAt;
    private int inPeriod;
    private Instant hangsUntil;
    private Instant awayUntil;
    private int turnsAway = 1;
    private int newcomers;

    /**
     * @param room         mails that it takes in a second or a minute, or at the same time
     * @param conversation how long a mail takes while the server has nothing else to do, varied by a fifth
     */
    ModelMailServer(VirtualTime time, int room, Duration conversation, Excess excess) {
        this.time = time;
        this.room = room;
        this.conversation = conversation;
        this.excess = excess;
        this.freeAt = time.instant();
        this.periodAt = time.instant();
        this.hangsUntil = time.instant();
        this.awayUntil = time.instant();
    }

    /** Answers nobody from now on, for a time. Who waits for an answer then gets it afterwards. */
    void hang(Duration length) {
        hangsUntil = time.instant().plus(length);
    }

    /**
     * Tells newcomers 421 from now on, for a time, as one that is restarted.
     *
     * @param oneIn 1 for everybody, also those in a conversation; 2 for every second newcomer, as where one of two
     *              machines is restarted
     */
    void turnAway(Duration length, int oneIn) {
        awayUntil = time.instant().plus(length);
        turnsAway = oneIn;
    }

    /** The most connections that were open at the same time. */
    int most() {
        return most;
    }

    /** How many mails were one too many. */
    int refused() {
        return refused;
    }

    /** Called by the worker that sends the mail. */
    TryOutcome take() {
        open++;
        most = Math.max(most, open);
        try {
            return talk();
        } finally {
            open--;
        }
    }

    private TryOutcome talk() {
        if (hangs() && !outlast()) {
            return TryOutcome.TRANSIENT;
        }
        if (!hasRoom() || isAway() && newcomers++ % turnsAway == 0) {
            refused++;
            time.sleep(REFUSAL);
            return excess == Excess.IS_PUT_OFF ? TryOutcome.PUT_OFF : TryOutcome.CROWDED;
        }
        busy++;
        time.sleep(length());
        busy--;
        if (hangs() && !outlast()) {
            return TryOutcome.UNCERTAIN;
        }
        return isAway() && turnsAway == 1 ? TryOutcome.CROWDED : TryOutcome.SENT;
    }

    private boolean hangs() {
        return time.instant().isBefore(hangsUntil);
    }

    private boolean isAway() {
        return time.instant().isBefore(awayUntil);
    }

    /** Whether the server answers before the sender gives up. */
    private boolean outlast() {
        Duration left = Duration.between(time.instant(), hangsUntil);
        boolean soon = left.compareTo(PATIENCE) < 0;
        time.sleep(soon ? left : PATIENCE);
        return soon;
    }

    private boolean hasRoom() {
        return switch (excess) {
            case WAITS -> true;
            case IS_REFUSED -> isWithin(SECOND);
            case IS_PUT_OFF -> isWithin(MINUTE);
            case FINDS_NO_CONNECTION -> busy < room;
        };
    }

    private boolean isWithin(long period) {
        Instant now = time.instant();
        if (!now.isBefore(periodAt.plusNanos(period))) {
            periodAt = now;
            inPeriod = 0;
        }
        inPeriod++;
        return inPeriod <= room;
    }

    private Duration length() {
        Instant now = time.instant();
        Duration usual = conversation.multipliedBy(80 + random.nextInt(41)).dividedBy(100);
        if (excess != Excess.WAITS) {
            return usual;
        }
        freeAt = (freeAt.isBefore(now) ? now : freeAt).plusNanos(SECOND / room);
        Duration served = Duration.between(now, freeAt);
        return served.compareTo(usual) > 0 ? served : usual;
    }
}
