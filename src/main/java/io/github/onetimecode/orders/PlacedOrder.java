package io.github.onetimecode.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.github.onetimecode.challenge.KeptChallenge;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodePolicy;

/**
 * An order with what is kept of its code.
 *
 * @param order       what stays as it is
 * @param kept        the challenge
 * @param confirmedAt when it was confirmed; empty if nobody has written that down
 */
public record PlacedOrder(CodeOrder order, KeptChallenge kept, Optional<Instant> confirmedAt) {

    public PlacedOrder {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(kept, "kept");
        Objects.requireNonNull(confirmedAt, "confirmedAt");
    }

    /** What its codes look like, and how long they live. */
    public CodePolicy policy() {
        CodeChallenge challenge = kept.challenge();
        return new CodePolicy(challenge.alphabet(), challenge.length(),
                Duration.between(challenge.issuedAt(), challenge.expiresAt()));
    }
}
