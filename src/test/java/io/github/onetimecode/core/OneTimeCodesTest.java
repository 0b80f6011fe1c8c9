package io.github.onetimecode.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static io.github.onetimecode.core.Samples.BINDING;
import static io.github.onetimecode.core.Samples.EIGHT_DIGITS;
import static io.github.onetimecode.core.Samples.EXPIRY;
import static io.github.onetimecode.core.Samples.KEY;
import static io.github.onetimecode.core.Samples.NOON;
import static io.github.onetimecode.core.Samples.codesAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

final class OneTimeCodesTest {

    private static final TypedCode WRONG_CODE = TypedCode.of("00000000");

    private final CodeChallenge challenge = codesAt(NOON).issue(EIGHT_DIGITS, BINDING, KEY);
    private final TypedCode rightCode = TypedCode.of(codesAt(NOON).code(challenge, BINDING, KEY).clear());

    @Test
    void challengeHasTheShapeOfItsPolicyAndTheTimesOfTheClock() {
        CodePolicy policy = new CodePolicy(CodeAlphabet.LETTERS_AND_DIGITS, 11, Duration.ofSeconds(47));
        CodeChallenge issued = codesAt(NOON).issue(policy, BINDING, KEY);
        assertThat(issued.alphabet()).isEqualTo(CodeAlphabet.LETTERS_AND_DIGITS);
        assertThat(issued.length()).isEqualTo(11);
        assertThat(issued.keyId()).isEqualTo("key-1");
        assertThat(issued.issuedAt()).isEqualTo(NOON);
        assertThat(issued.expiresAt()).isEqualTo(NOON.plusSeconds(47));
        assertThat(issued.boundTo()).isEqualTo(Derivation.boundTo(issued.nonce(), BINDING));
        assertThat(codesAt(NOON).code(issued, BINDING, KEY).clear()).matches("[2-9A-Z]{11}");
    }

    @Test
    void rightCodeIsAcceptedFromTheFirstToTheLastMillisecond() {
        assertThat(confirmAt(NOON, rightCode)).isEqualTo(Confirmation.ACCEPTED);
        assertThat(confirmAt(EXPIRY.minusMillis(1), rightCode)).isEqualTo(Confirmation.ACCEPTED);
    }

    @Test
    void rightCodeIsRefusedAtExpiry() {
        assertThat(confirmAt(EXPIRY, rightCode)).isEqualTo(Confirmation.EXPIRED);
        assertThat(confirmAt(EXPIRY.plusSeconds(86_400), rightCode)).isEqualTo(Confirmation.EXPIRED);
    }

    @Test
    void wrongCodeIsWrongUntilExpiryAndExpiredFromThenOn() {
        assertThat(confirmAt(EXPIRY.minusMillis(1), WRONG_CODE)).isEqualTo(Confirmation.WRONG);
        assertThat(confirmAt(EXPIRY, WRONG_CODE)).isEqualTo(Confirmation.EXPIRED);
    }

    /** A node whose clock is a little behind the one that issued the code. */
    @Test
    void rightCodeIsAcceptedBeforeItWasIssued() {
        assertThat(confirmAt(NOON.minusSeconds(2), rightCode)).isEqualTo(Confirmation.ACCEPTED);
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        Instant now = NOON.plusNanos(123_999_999);
        assertThat(codesAt(now).now()).isEqualTo(NOON.plusMillis(123));
        CodeChallenge issued = codesAt(now).issue(EIGHT_DIGITS, BINDING, KEY);
        assertThat(issued.issuedAt()).isEqualTo(NOON.plusMillis(123));
        assertThat(issued.expiresAt()).isEqualTo(EXPIRY.plusMillis(123));
        assertThat(codesAt(EXPIRY.plusMillis(123).minusNanos(1)).isAlive(issued, BINDING)).isTrue();
        assertThat(codesAt(EXPIRY.plusMillis(123)).isAlive(issued, BINDING)).isFalse();
    }

    @Test
    void challengeIsAliveUntilItExpiresAndForItsOwnBindingOnly() {
        assertThat(codesAt(NOON).isAlive(challenge, BINDING)).isTrue();
        assertThat(codesAt(EXPIRY.minusMillis(1)).isAlive(challenge, BINDING)).isTrue();
        assertThat(codesAt(EXPIRY).isAlive(challenge, BINDING)).isFalse();
        CodeBinding otherAddress = new CodeBinding(BINDING.place(), BINDING.realmId(), BINDING.step(),
                BINDING.userId(), BINDING.clientId(), "alice@example.org");
        assertThat(codesAt(NOON).isAlive(challenge, otherAddress)).isFalse();
        assertThat(codesAt(NOON).isBoundTo(challenge, otherAddress)).isFalse();
    }

    @Test
    void expiredChallengeIsStillBoundToItsBinding() {
        assertThat(codesAt(NOON).isBoundTo(challenge, BINDING)).isTrue();
        assertThat(codesAt(EXPIRY.plusSeconds(86_400)).isBoundTo(challenge, BINDING)).isTrue();
    }

    @Test
    void sameCodeIsDerivedEachTimeByEachNode() {
        String first = codesAt(NOON, 1).code(challenge, BINDING, KEY).clear();
        CodeKey sameKeyElsewhere = new CodeKey("key-1", KEY.secret().clone());
        assertThat(codesAt(EXPIRY, 2).code(challenge, BINDING, sameKeyElsewhere).clear()).isEqualTo(first);
    }

    @Test
    void eachIssueIsItsOwn() {
        OneTimeCodes codes = codesAt(NOON);
        CodeChallenge first = codes.issue(EIGHT_DIGITS, BINDING, KEY);
        CodeChallenge second = codes.issue(EIGHT_DIGITS, BINDING, KEY);
        assertThat(second.nonce()).isNotEqualTo(first.nonce());
        assertThat(codes.code(second, BINDING, KEY).clear()).isNotEqualTo(codes.code(first, BINDING, KEY).clear());
    }

    @Test
    void rotatedKeyIsRefusedWhateverElseIsRight() {
        CodeKey rotated = new CodeKey("key-2", KEY.secret());
        assertThatIllegalArgumentException().isThrownBy(() -> codesAt(NOON).code(challenge, BINDING, rotated))
                .withMessage("challenge of key key-1, key key-2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codesAt(NOON).confirm(challenge, BINDING, rotated, rightCode.readFor(challenge)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codesAt(EXPIRY).confirm(challenge, BINDING, rotated, rightCode.readFor(challenge)));
    }

    @Test
    void textThatCannotBeTheCodeIsNotCompared() {
        assertThat(confirmAt(NOON, TypedCode.of(""))).isEqualTo(Confirmation.UNCLEAR);
        assertThat(confirmAt(NOON, TypedCode.of("0000000"))).isEqualTo(Confirmation.OTHER_LENGTH);
        assertThat(confirmAt(NOON, TypedCode.of("000000000"))).isEqualTo(Confirmation.OTHER_LENGTH);
        assertThat(confirmAt(EXPIRY, TypedCode.of("0000000"))).isEqualTo(Confirmation.EXPIRED);
    }

    @Test
    void clockAndRandomnessAreNeeded() {
        assertThatNullPointerException().isThrownBy(() -> new OneTimeCodes(null, new SplittableRandom()));
        assertThatNullPointerException().isThrownBy(() -> new OneTimeCodes(Clock.systemUTC(), null));
    }

    @Test
    void challengeThatIsBoundToAnotherLooksTheSameAndHasAnotherCode() {
        CodeBinding other = new CodeBinding(BINDING.place(), BINDING.realmId(), BINDING.step(), "nobody",
                BINDING.clientId(), "");
        CodeChallenge rebound = codesAt(NOON).rebind(challenge, other);
        assertThat(rebound.reference()).isEqualTo(challenge.reference());
        assertThat(rebound.expiresAt()).isEqualTo(challenge.expiresAt());
        assertThat(codesAt(NOON).isAlive(rebound, other)).isTrue();
        assertThat(codesAt(NOON).isAlive(rebound, BINDING)).isFalse();
        assertThat(codesAt(NOON).confirm(rebound, other, KEY, rightCode.readFor(rebound)))
                .isEqualTo(Confirmation.WRONG);
    }

    private Confirmation confirmAt(Instant now, TypedCode typed) {
        return codesAt(now).confirm(challenge, BINDING, KEY, typed.readFor(challenge));
    }
}
