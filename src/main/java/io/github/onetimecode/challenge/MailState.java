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
     * @throws StoreUnavailable if the store does not answer
     */
    public static MailState of(StoredChallenge kept, Claims claims, Instant now) {
        Delivery delivery = kept.delivery() == Delivery.SENDING
                ? new MailEnds(claims).end(kept.series(), kept.mailedAt()) : kept.delivery();
        boolean unlocked = delivery.isLost() && new Attempts(claims, kept.series()).isNextMailFree();
        return new MailState(delivery, unlocked ? Duration.ZERO : kept.untilNextMail(now));
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
