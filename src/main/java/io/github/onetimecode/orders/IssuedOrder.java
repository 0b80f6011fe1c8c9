package io.github.onetimecode.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodePolicy;

/**
 * An order and the stored challenge of its code.
 *
 * @param order       the part that never changes
 * @param stored      the challenge
 * @param confirmedAt when the code was confirmed; empty if that is not recorded
 */
public record IssuedOrder(CodeOrder order, StoredChallenge stored, Optional<Instant> confirmedAt) {

    public IssuedOrder {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(stored, "stored");
        Objects.requireNonNull(confirmedAt, "confirmedAt");
    }

    /** What its codes look like and how long they are valid. */
    public CodePolicy policy() {
        CodeChallenge challenge = stored.challenge();
        return new CodePolicy(challenge.alphabet(), challenge.length(),
                Duration.between(challenge.issuedAt(), challenge.expiresAt()));
    }
}
