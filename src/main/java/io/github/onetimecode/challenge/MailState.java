package io.github.onetimecode.challenge;

import java.time.Duration;
import java.time.Instant;

import io.github.onetimecode.limits.Attempts;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.mail.Delivery;
import io.github.onetimecode.mail.MailEnds;

/**
 * What is known about the last mail of a login.
 *
 * @param delivery  what became of the mail
 * @param untilNext time until another mail may be requested; zero if it may be requested now
 */
public record MailState(Delivery delivery, Duration untilNext) {

    /**
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public static MailState of(StoredChallenge stored, Claims claims, Instant now) {
        Delivery delivery = stored.delivery() == Delivery.SENDING
                ? new MailEnds(claims).end(stored.series(), stored.mailedAt()) : stored.delivery();
        boolean unlocked = delivery.isLost() && new Attempts(claims, stored.series()).isNextMailFree();
        return new MailState(delivery, unlocked ? Duration.ZERO : stored.untilNextMail(now));
    }

    /** For the page and its script: {@code sending}, {@code sent} or {@code failed}. */
    public String word() {
        return switch (delivery) {
            case SENDING -> "sending";
            case SENT -> "sent";
            case FAILED, UNCERTAIN, REFUSED -> "failed";
        };
    }

    public boolean isSent() {
        return delivery == Delivery.SENT;
    }

    /** Rounded up. */
    public long secondsUntilNext() {
        return untilNext.plusMillis(999).toSeconds();
    }
}
