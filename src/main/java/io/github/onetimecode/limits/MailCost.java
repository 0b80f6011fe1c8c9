package io.github.onetimecode.limits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;

/**
 * What was paid for a mail before it was written. It is refunded if no mail server can have accepted the mail.
 *
 * @param limits   in force when the mail was paid for
 * @param payments from the purses of the person who caused the mail and, if that is somebody else, of the person who
 *                 receives it; empty if the mail must not be sent
 * @param pace     delays the next mail of this login; empty if another request has that claim
 * @param nextAt   when {@code pace} expires
 */
public record MailCost(MailLimits limits, List<Payment> payments, Optional<Claim> pace, Instant nextAt) {

    /**
     * Refunds what the limits allow, and allows the next mail of the login immediately, but only once.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public void refund(KeycloakSession session, String series, Instant now) {
        new MailPayments(session).refund(limits, payments, now);
        // After a long wait the claim has expired, and another request may have won it.
        if (pace.isPresent() && now.isBefore(nextAt)) {
            new Attempts(new Claims(session), series).allowNextMailOnce(pace.get());
        }
    }
}
