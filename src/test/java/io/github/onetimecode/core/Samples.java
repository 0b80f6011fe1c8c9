package io.github.onetimecode.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** One login of alice at noon. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LIFETIME = Duration.ofMinutes(5);
    static final Instant EXPIRY = NOON.plus(LIFETIME);
    static final CodePolicy EIGHT_DIGITS = new CodePolicy(CodeAlphabet.DIGITS, 8, LIFETIME);
    static final CodeBinding BINDING = new CodeBinding(new CodePlace("login", "8c2f9a.Tb1"), "realm-1",
            "one-time-code", "user-1", "client-1", "alice@example.com");
    /** The bytes 0, 1, 2 and so on to 31. */
    static final CodeKey KEY = new CodeKey("key-1", bytesFrom(0, 1, 32));

    private Samples() {
    }

    static OneTimeCodes codesAt(Instant now) {
        return codesAt(now, 1);
    }

    static OneTimeCodes codesAt(Instant now, long seed) {
        return new OneTimeCodes(Clock.fixed(now, ZoneOffset.UTC), new SplittableRandom(seed));
    }

    static CodeChallenge challenge(Duration lifetime) {
        return challenge(new Nonce("AAECAwQFBgcICQoLDA0ODw"), CodeAlphabet.DIGITS, 8, NOON.plus(lifetime));
    }

    static CodeChallenge challenge(Nonce nonce, CodeAlphabet alphabet, int length, Instant expiresAt) {
        return new CodeChallenge(nonce, KEY.id(), alphabet, length, NOON, expiresAt,
                Derivation.boundTo(nonce, BINDING));
    }

    static List<String> fieldsOf(CodeBinding b) {
        return List.of(b.place().kind(), b.place().id(), b.realmId(), b.step(), b.userId(), b.clientId(), b.address(),
                b.purpose());
    }

    static CodeBinding bindingOf(List<String> f) {
        return new CodeBinding(new CodePlace(f.get(0), f.get(1)), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6),
                f.get(7));
    }

    static CodeReading read(String typed, CodeChallenge challenge) {
        return TypedCode.of(typed).readFor(challenge);
    }

    static byte[] bytesFrom(int first, int step, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (first + step * i);
        }
        return bytes;
    }
}
