package io.github.onetimecode.limits;

import java.time.Instant;
import java.util.Objects;

/**
 * One mail that a purse has paid for.
 *
 * @param purse which paid
 * @param at    when, to the millisecond
 */
public record Payment(Purse purse, Instant at) {

    public Payment {
        Objects.requireNonNull(purse, "purse");
        Objects.requireNonNull(at, "at");
    }
}
