package io.github.onetimecode.lifecycle;

import java.util.Optional;

/**
 * What came of asking for a mail again.
 *
 * @param outcome in a word
 * @param denial  there if the user gets no mail
 */
public record Resend(ResendOutcome outcome, Optional<Denial> denial) {

    /** @throws IllegalArgumentException if there is a denial and the outcome is another, or the other way round */
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
