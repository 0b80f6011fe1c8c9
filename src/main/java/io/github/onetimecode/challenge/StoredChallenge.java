package io.github.onetimecode.challenge;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.mail.Delivery;

/**
 * A stored challenge and what the page says about its mail. It holds no counts.
 *
 * @param challenge  from which the code is derived
 * @param series     nonce of the first challenge of this login; all codes of the series share their attempts
 * @param delivery   what was known about the last mail when the request ended, see {@code MailEnds}
 * @param mailedAt   when that mail was requested
 * @param nextMailAt when the page unlocks the button for another mail; a claim enforces it
 */
public record StoredChallenge(CodeChallenge challenge, String series, Delivery delivery, Instant mailedAt,
                            Instant nextMailAt) {

    public StoredChallenge {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(mailedAt, "mailedAt");
        Objects.requireNonNull(nextMailAt, "nextMailAt");
    }

    /** The first code of a login, before its mail is sent. */
    public static StoredChallenge first(CodeChallenge challenge) {
        return new StoredChallenge(challenge, challenge.nonce().text(), Delivery.FAILED, challenge.issuedAt(),
                challenge.issuedAt());
    }

    /** The same series with another code. */
    public StoredChallenge replacedBy(CodeChallenge next) {
        return new StoredChallenge(next, series, delivery, mailedAt, nextMailAt);
    }

    /** The same code after another mail. */
    public StoredChallenge mailed(Delivery outcome, Instant at, Instant next) {
        return new StoredChallenge(challenge, series, outcome, at, next);
    }

    /** How long the button stays locked. */
    public Duration untilNextMail(Instant now) {
        return now.isBefore(nextMailAt) ? Duration.between(now, nextMailAt) : Duration.ZERO;
    }
}
