package io.github.onetimecode.limits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a mail cost: claims won before it was written. They are given back if no mail server can have accepted it.
 *
 * @param limits in force when the claims were won
 * @param purses of the person who caused the mail and, if that is somebody else, of the person who receives it
 * @param claims taken from these purses
 * @param pace   delays the next mail of this login; empty if another request has that claim
 * @param nextAt when {@code pace} expires
 */
public record MailCost(MailLimits limits, List<Purse> purses, List<Claim> claims, Optional<Claim> pace,
                       Instant nextAt) {

    /** Gives back what the limits allow, and allows the next mail of the login immediately, but only once. */
    public void giveBack(Claims store, String series, Instant now) {
        limits.giveBack(store, claims, purses);
        // After a long wait the claim has expired, and another request may have won it.
        if (pace.isPresent() && now.isBefore(nextAt)) {
            new Attempts(store, series).allowNextMailOnce(pace.get());
        }
    }
}
