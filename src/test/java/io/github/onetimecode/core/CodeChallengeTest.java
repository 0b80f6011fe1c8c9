package io.github.onetimecode.core;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.onetimecode.core.Samples.EXPIRY;
import static io.github.onetimecode.core.Samples.LIFETIME;
import static io.github.onetimecode.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

final class CodeChallengeTest {

    private static final Nonce NONCE = new Nonce("AAECAwQFBgcICQoLDA0ODw");

    @Test
    void expiryIsTheFirstInstantThatIsOver() {
        CodeChallenge challenge = Samples.challenge(LIFETIME);
        assertThat(challenge.isExpiredAt(NOON)).isFalse();
        assertThat(challenge.isExpiredAt(EXPIRY.minusMillis(1))).isFalse();
        assertThat(challenge.isExpiredAt(EXPIRY)).isTrue();
        assertThat(challenge.isExpiredAt(EXPIRY.plusMillis(1))).isTrue();
    }

    @Test
    void timeLeftRunsFromTheLifetimeToZeroAndNoFurther() {
        CodeChallenge challenge = Samples.challenge(LIFETIME);
        assertThat(challenge.timeLeftAt(NOON)).isEqualTo(LIFETIME);
        assertThat(challenge.timeLeftAt(EXPIRY.minusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(challenge.timeLeftAt(EXPIRY)).isZero();
        assertThat(challenge.timeLeftAt(EXPIRY.plusSeconds(3600))).isZero();
    }

    /** A quarter of the lifetime up to four minutes, a minute from there on. */
    @ParameterizedTest
    @CsvSource({"30000, 7500", "100000, 25000", "239996, 59999", "240000, 60000", "240004, 60000", "300000, 60000",
            "600000, 60000"})
    void codeIsTooOldToSendAgainOnceLessIsLeftThanTheThreshold(long lifetimeMillis, long leastMillis) {
        CodeChallenge challenge = Samples.challenge(Duration.ofMillis(lifetimeMillis));
        Instant lastGood = challenge.expiresAt().minusMillis(leastMillis);
        assertThat(challenge.isTooOldToSendAgainAt(NOON)).isFalse();
        assertThat(challenge.isTooOldToSendAgainAt(lastGood)).isFalse();
        assertThat(challenge.isTooOldToSendAgainAt(lastGood.plusMillis(1))).isTrue();
        assertThat(challenge.isTooOldToSendAgainAt(challenge.expiresAt())).isTrue();
        assertThat(challenge.isTooOldToSendAgainAt(challenge.expiresAt().plusSeconds(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 0, 5, 13})
    void lengthThatNoPolicyHasIsRefused(int length) {
        assertThatIllegalArgumentException().isThrownBy(
                () -> Samples.challenge(NONCE, CodeAlphabet.DIGITS, length, EXPIRY));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_000, 0, 29_999, 600_001})
    void lifetimeThatNoPolicyHasIsRefused(long millis) {
        assertThatIllegalArgumentException().isThrownBy(
                () -> Samples.challenge(NONCE, CodeAlphabet.DIGITS, 8, NOON.plusMillis(millis)));
    }

    @Test
    void nothingMayBeMissing() {
        assertThatNullPointerException().isThrownBy(() -> built(null, "k", CodeAlphabet.DIGITS, NOON, EXPIRY, "b"));
        assertThatNullPointerException().isThrownBy(() -> built(NONCE, null, CodeAlphabet.DIGITS, NOON, EXPIRY, "b"));
        assertThatNullPointerException().isThrownBy(() -> built(NONCE, "k", null, NOON, EXPIRY, "b"));
        assertThatNullPointerException().isThrownBy(() -> built(NONCE, "k", CodeAlphabet.DIGITS, null, EXPIRY, "b"));
        assertThatNullPointerException().isThrownBy(() -> built(NONCE, "k", CodeAlphabet.DIGITS, NOON, null, "b"));
        assertThatNullPointerException().isThrownBy(() -> built(NONCE, "k", CodeAlphabet.DIGITS, NOON, EXPIRY, null));
    }

    @Test
    void equalNotesAreEqualChallenges() {
        assertThat(Samples.challenge(LIFETIME)).isEqualTo(Samples.challenge(LIFETIME))
                .isNotEqualTo(Samples.challenge(LIFETIME.minusMillis(1)));
    }

    private static CodeChallenge built(Nonce nonce, String keyId, CodeAlphabet alphabet, Instant issuedAt,
                                       Instant expiresAt, String boundTo) {
        return new CodeChallenge(nonce, keyId, alphabet, 8, issuedAt, expiresAt, boundTo);
    }
}
