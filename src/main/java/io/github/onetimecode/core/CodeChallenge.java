package io.github.onetimecode.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What is remembered of an issued code: enough to derive it again with the realm's key, useless without it.
 *
 * @param nonce     makes it unique
 * @param keyId     the realm's key that it was derived with
 * @param alphabet  what the code is made of
 * @param length    characters of the code
 * @param issuedAt  when the lifetime began
 * @param expiresAt first instant at which the code is refused
 * @param boundTo   digest of the nonce and the binding: tells a changed binding from a wrong code
 */
public record CodeChallenge(Nonce nonce, String keyId, CodeAlphabet alphabet, int length, Instant issuedAt,
                            Instant expiresAt, String boundTo) {

    /** @throws IllegalArgumentException if a code of this shape or lifetime cannot have been issued */
    public CodeChallenge {
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(boundTo, "boundTo");
        new CodePolicy(alphabet, length, Duration.between(issuedAt, expiresAt));
    }

    /** Whether the code is over at this time. The first refused instant is {@link #expiresAt} itself. */
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** What is left of the lifetime, zero once expired. */
    public Duration timeLeftAt(Instant now) {
        return isExpiredAt(now) ? Duration.ZERO : Duration.between(now, expiresAt);
    }

    /**
     * Whether a resend should make a new code, since this one would be over by the time its mail is read: less than 60
     * seconds or a quarter of the lifetime is left, whichever is shorter.
     */
    public boolean isTooOldToSendAgainAt(Instant now) {
        Duration lifetime = Duration.between(issuedAt, expiresAt);
        return timeLeftAt(now).compareTo(CodePolicy.tooShortToSendAgain(lifetime)) < 0;
    }

    /** Three letters that page, subject and mail show, so that the right mail is found among several. */
    public String reference() {
        return Derivation.reference(nonce);
    }
}
