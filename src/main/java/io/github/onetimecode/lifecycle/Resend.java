package io.github.onetimecode.lifecycle;

import java.util.Optional;

/**
 * The result of a request for another mail.
 *
 * @param outcome of the request
 * @param denial  present if and only if the outcome is {@link ResendOutcome#DENIED}
 */
public record Resend(ResendOutcome outcome, Optional<Denial> denial) {

    /** @throws IllegalArgumentException if outcome and denial contradict each other */
    public Resend {
        if ((outcome == ResendOutcome.DENIED) != denial.isPresent()) {
            throw new IllegalArgumentException(outcome + " with " + denial);
        }
    }

    static Resend of(ResendOutcome outcome) {
        return new Resend(outcome, Optional.empty());
    }

    static Resend denied(Denial denial) {
        return new Resend(ResendOutcome.DENIED, Optional.of(denial));
    }
}
