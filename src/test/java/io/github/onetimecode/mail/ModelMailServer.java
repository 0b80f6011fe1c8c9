package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import io.github.onetimecode.mail.smtp.TryOutcome;

/** A mail server in virtual time: it takes so many mails a second, and it can fall ill. */
final class ModelMailServer {

    /** What happens to a mail that comes when the server has taken all that it takes in a second. */
    enum Excess {

        /** It takes longer. */
        WAITS,

        /** It is told 454, as by Amazon SES. */
        IS_REFUSED
    }

    /** Keycloak's default for a realm's timeouts. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REFUSAL = Duration.ofMillis(20);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final VirtualTime time;
    private final int perSecond;
    private final Duration conversation;
    private final Excess excess;
    private final SplittableRandom random = new SplittableRandom(7);
    private int open;
    private int most;
    private Instant freeAt;
    private Instant secondAt;
    private int inSecond;
    private Instant hangsUntil;
    private Instant awayUntil;

    /**
     * @param perSecond    mails that it takes in a second
     * @param conversation how long a mail takes while the server has nothing else to do, varied by a fifth
     */
    ModelMailServer(VirtualTime time, int perSecond, Duration conversation, Excess excess) {
        this.time = time;
        this.perSecond = perSecond;
        this.conversation = conversation;
        this.excess = excess;
        this.freeAt = time.instant();
        this.secondAt = time.instant();
        this.hangsUntil = time.instant();
        this.awayUntil = time.instant();
    }

    /** Answers nobody from now on, for a time. Who waits for an answer then gets it afterwards. */
    void hang(Duration length) {
        hangsUntil = time.instant().plus(length);
    }

    /** Tells everybody 421 from now on, for a time, as one that is restarted. */
    void turnAway(Duration length) {
        awayUntil = time.instant().plus(length);
    }

    /** The most connections that were open at the same time. */
    int most() {
        return most;
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
        if (!hasRoom() || isAway()) {
            time.sleep(REFUSAL);
            return TryOutcome.CROWDED;
        }
        time.sleep(length());
        if (hangs() && !outlast()) {
            return TryOutcome.UNCERTAIN;
        }
        return isAway() ? TryOutcome.CROWDED : TryOutcome.SENT;
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
        if (excess == Excess.WAITS) {
            return true;
        }
        Instant now = time.instant();
        if (!now.isBefore(secondAt.plusNanos(SECOND))) {
            secondAt = now;
            inSecond = 0;
        }
        inSecond++;
        return inSecond <= perSecond;
    }

    private Duration length() {
        Instant now = time.instant();
        Duration usual = conversation.multipliedBy(80 + random.nextInt(41)).dividedBy(100);
        if (excess == Excess.IS_REFUSED) {
            return usual;
        }
        freeAt = (freeAt.isBefore(now) ? now : freeAt).plusNanos(SECOND / perSecond);
        Duration served = Duration.between(now, freeAt);
        return served.compareTo(usual) > 0 ? served : usual;
    }
}
