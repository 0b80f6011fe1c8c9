package io.github.onetimecode.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What is stored of an issued code: enough to derive the code again with the realm's key, and useless without that key.
 *
 * @param nonce     makes the challenge unique
 * @param keyId     ID of the realm's key from which the code is derived
 * @param alphabet  the characters of the code
 * @param length    number of characters in the code
 * @param issuedAt  start of the lifetime
 * @param expiresAt first instant at which the code is refused
 * @param boundTo   digest of the nonce and the binding: distinguishes a changed binding from a wrong code
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

    /** Whether the code has expired. The first refused instant is {@link #expiresAt} itself. */
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The remaining lifetime; zero once the code has expired. */
    public Duration timeLeftAt(Instant now) {
        return isExpiredAt(now) ? Duration.ZERO : Duration.between(now, expiresAt);
    }

    /**
     * Whether a resend should make a new code, because this one would expire before users read its mail: the remaining
     * lifetime is less than 60 seconds and less than a quarter of the whole.
     */
    public boolean isTooOldToSendAgainAt(Instant now) {
        Duration lifetime = Duration.between(issuedAt, expiresAt);
        return timeLeftAt(now).compareTo(CodePolicy.tooShortToSendAgain(lifetime)) < 0;
    }

    /** Three letters that the page, the subject and the mail show, so that users find the right mail among several. */
    public String reference() {
        return Derivation.reference(nonce);
    }
}
