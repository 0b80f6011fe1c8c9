package io.github.onetimecode.limits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a mail has cost: claims that were won before it was written, and come back if no mail server can have taken it.
 *
 * @param limits    by which it was paid
 * @param purses    of the person who caused it and, if that is another, of the one who gets it
 * @param claims    of these purses
 * @param pace      keeps the next mail of this login away; empty if somebody else holds it
 * @param nextAt    when {@code pace} frees itself
 */
public record MailCost(MailLimits limits, List<Purse> purses, List<Claim> claims, Optional<Claim> pace,
                          Instant nextAt) {

    /** Gives back what the limits allow, and lets the next mail of the login come at once, but only once. */
    public void giveBack(Claims store, String series, Instant now) {
        limits.giveBack(store, claims, purses);
        // After a long wait the claim has freed itself, and may be somebody else's by now.
        if (pace.isPresent() && now.isBefore(nextAt)) {
            new Attempts(store, series).allowNextMailOnce(pace.get());
        }
    }
}
