package io.github.onetimecode.core;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Issues challenges, derives codes and compares them, and stores nothing. Read this class first.
 *
 * <p>No code is stored. It is derived by HMAC-SHA-256 from a {@link CodeChallenge}, a {@link CodeBinding} and the
 * realm's {@link CodeKey}, so that any node can send or check it, and nobody can without the key. Callers count
 * attempts, enforce single use and send: they claim the attempt before {@link #confirm} and the use after it.
 *
 * <p>Thread-safe if the source of randomness is.
 */
public final class OneTimeCodes {

    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param clock  time of issue and of each attempt, to the millisecond
     * @param random source of nonces; a cryptographic one outside tests
     */
    public OneTimeCodes(Clock clock, RandomGenerator random) {
        this.clock = Objects.requireNonNull(clock);
        this.random = Objects.requireNonNull(random);
    }

    /** The current time in whole milliseconds, which is what the stored notes can hold. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** 128 random bits for a new ID. */
    public Nonce nonce() {
        return Nonce.random(random);
    }

    /** A digest by which the address is recognized later. */
    public AddressDigest digest(String address) {
        return AddressDigest.of(Nonce.random(random), address);
    }

    /** A new challenge whose lifetime begins now. */
    public CodeChallenge issue(CodePolicy policy, CodeBinding binding, CodeKey key) {
        Instant issuedAt = now();
        Nonce nonce = Nonce.random(random);
        return new CodeChallenge(nonce, key.id(), policy.alphabet(), policy.length(), issuedAt,
                issuedAt.plus(policy.lifetime()), Derivation.boundTo(nonce, binding));
    }

    /** @throws IllegalArgumentException if the challenge was issued under another key */
    public OneTimeCode code(CodeChallenge challenge, CodeBinding binding, CodeKey key) {
        if (!key.id().equals(challenge.keyId())) {
            throw new IllegalArgumentException("challenge of key " + challenge.keyId() + ", key " + key.id());
        }
        return Derivation.code(challenge, binding, key);
    }

    /** Whether the challenge was issued for this binding. After a change of address, for example, it was not. */
    public boolean isBoundTo(CodeChallenge challenge, CodeBinding binding) {
        return Derivation.boundTo(challenge.nonce(), binding).equals(challenge.boundTo());
    }

    /** The same challenge for another binding: it looks the same, but its code differs. */
    public CodeChallenge rebind(CodeChallenge challenge, CodeBinding binding) {
        return new CodeChallenge(challenge.nonce(), challenge.keyId(), challenge.alphabet(), challenge.length(),
                challenge.issuedAt(), challenge.expiresAt(), Derivation.boundTo(challenge.nonce(), binding));
    }

    /** Whether the challenge can still be confirmed for this binding, or sent again. */
    public boolean isAlive(CodeChallenge challenge, CodeBinding binding) {
        return !challenge.isExpiredAt(now()) && isBoundTo(challenge, binding);
    }

    /**
     * Compares the code with what was typed.
     *
     * @param typed as {@link TypedCode#readFor} has read it for this challenge
     * @return {@link Confirmation#ACCEPTED}, {@link Confirmation#WRONG} or {@link Confirmation#EXPIRED};
     *         {@link Confirmation#OTHER_LENGTH} or {@link Confirmation#UNCLEAR} if there was nothing to compare
     * @throws IllegalArgumentException if the challenge was issued under another key
     */
    public Confirmation confirm(CodeChallenge challenge, CodeBinding binding, CodeKey key, CodeReading typed) {
        OneTimeCode code = code(challenge, binding, key);
        if (!isAlive(challenge, binding)) {
            return Confirmation.EXPIRED;
        }
        return typed.refusal().orElseGet(() -> code.is(typed) ? Confirmation.ACCEPTED : Confirmation.WRONG);
    }
}
