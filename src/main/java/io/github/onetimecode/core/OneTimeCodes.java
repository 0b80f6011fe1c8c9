package io.github.onetimecode.core;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Issues challenges, derives codes and compares: the whole of a one-time code, without memory. Read this first.
 *
 * <p>A code is not stored. It is derived from a {@link CodeChallenge}, a {@link CodeBinding} and the realm's
 * {@link CodeKey} by HMAC-SHA-256, so that any node can send or check it, and nobody without the key can. Counting,
 * single use and sending are the caller's: claim the attempt before {@link #confirm}, claim the use after it.
 *
 * <p>Thread-safe if the source of randomness is.
 */
public final class OneTimeCodes {

    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param clock  tells the time of issue and of each attempt, to the millisecond
     * @param random source of nonces: a cryptographic one outside tests
     */
    public OneTimeCodes(Clock clock, RandomGenerator random) {
        this.clock = Objects.requireNonNull(clock);
        this.random = Objects.requireNonNull(random);
    }

    /** The current time, without what a note of milliseconds could not keep. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** 128 bits that nothing else is named by. */
    public Nonce nonce() {
        return Nonce.random(random);
    }

    /** What to remember of an address to know it again. */
    public AddressDigest digest(String address) {
        return AddressDigest.of(Nonce.random(random), address);
    }

    /** A new challenge that lives from now on, for as long as the policy says. */
    public CodeChallenge issue(CodePolicy policy, CodeBinding binding, CodeKey key) {
        Instant issuedAt = now();
        Nonce nonce = Nonce.random(random);
        return new CodeChallenge(nonce, key.id(), policy.alphabet(), policy.length(), issuedAt,
                issuedAt.plus(policy.lifetime()), Derivation.boundTo(nonce, binding));
    }

    /**
     * The code of a challenge.
     *
     * @throws IllegalArgumentException if the key is not the one that the challenge was issued under
     */
    public OneTimeCode code(CodeChallenge challenge, CodeBinding binding, CodeKey key) {
        if (!key.id().equals(challenge.keyId())) {
            throw new IllegalArgumentException("challenge of key " + challenge.keyId() + ", key " + key.id());
        }
        return Derivation.code(challenge, binding, key);
    }

    /** Whether the challenge was issued for this binding: a changed address, say, leaves its code without a purpose. */
    public boolean isBoundTo(CodeChallenge challenge, CodeBinding binding) {
        return Derivation.boundTo(challenge.nonce(), binding).equals(challenge.boundTo());
    }

    /** The same challenge for another binding: all that can be seen of it is the same, and its code is another. */
    public CodeChallenge rebind(CodeChallenge challenge, CodeBinding binding) {
        return new CodeChallenge(challenge.nonce(), challenge.keyId(), challenge.alphabet(), challenge.length(),
                challenge.issuedAt(), challenge.expiresAt(), Derivation.boundTo(challenge.nonce(), binding));
    }

    /** Whether the challenge can still be confirmed for this binding, or sent again. */
    public boolean isAlive(CodeChallenge challenge, CodeBinding binding) {
        return !challenge.isExpiredAt(now()) && isBoundTo(challenge, binding);
    }

    /**
     * Compares what was typed, at the current time, if it can be the code.
     *
     * @return {@link Confirmation#ACCEPTED}, {@link Confirmation#WRONG} or {@link Confirmation#EXPIRED};
     *         {@link Confirmation#OTHER_LENGTH} or {@link Confirmation#UNCLEAR} if there was nothing to compare
     * @throws IllegalArgumentException if the key is not the one that the challenge was issued under
     */
    public Confirmation confirm(CodeChallenge challenge, CodeBinding binding, CodeKey key, TypedCode typed) {
        OneTimeCode code = code(challenge, binding, key);
        if (!isAlive(challenge, binding)) {
            return Confirmation.EXPIRED;
        }
        CodeReading reading = typed.readFor(challenge);
        return reading.refusal().orElseGet(() -> code.is(reading) ? Confirmation.ACCEPTED : Confirmation.WRONG);
    }
}
