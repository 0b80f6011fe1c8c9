package io.github.onetimecode.core;

import java.math.BigInteger;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

final class CodePolicyTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @ParameterizedTest
    @EnumSource
    void lengthsFromSixToTwelveAreTaken(CodeAlphabet alphabet) {
        for (int length = 6; length <= 12; length++) {
            assertThat(new CodePolicy(alphabet, length, FIVE_MINUTES).length()).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 5, 13, Integer.MAX_VALUE})
    void otherLengthsAreRefusedByName(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodePolicy(CodeAlphabet.DIGITS, length, FIVE_MINUTES))
                .withMessage("length " + length + " is not in 6..12");
    }

    @ParameterizedTest
    @ValueSource(longs = {30_000, 30_001, 300_000, 599_999, 600_000})
    void lifetimesFromHalfAMinuteToTenMinutesAreTaken(long millis) {
        Duration lifetime = Duration.ofMillis(millis);
        assertThat(new CodePolicy(CodeAlphabet.DIGITS, 8, lifetime).lifetime()).isEqualTo(lifetime);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_000, 0, 29_999, 600_001})
    void otherLifetimesAreRefused(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodePolicy(CodeAlphabet.DIGITS, 8, Duration.ofMillis(millis)))
                .withMessageContaining("lifetime " + Duration.ofMillis(millis));
    }

    @Test
    void nothingMayBeMissing() {
        assertThatNullPointerException().isThrownBy(() -> new CodePolicy(null, 8, FIVE_MINUTES));
        assertThatNullPointerException().isThrownBy(() -> new CodePolicy(CodeAlphabet.DIGITS, 8, null));
    }

    @ParameterizedTest
    @CsvSource({"DIGITS, 6, 1000000", "DIGITS, 8, 100000000", "DIGITS, 12, 1000000000000",
            "LETTERS_AND_DIGITS, 6, 729000000", "LETTERS_AND_DIGITS, 8, 656100000000",
            "LETTERS_AND_DIGITS, 12, 531441000000000000"})
    void codesAreCountedExactly(CodeAlphabet alphabet, int length, BigInteger codes) {
        assertThat(policy(alphabet, length).numberOfCodes()).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({"DIGITS, 6, 5", "DIGITS, 7, 5", "DIGITS, 8, 25", "DIGITS, 9, 25", "DIGITS, 12, 25",
            "LETTERS_AND_DIGITS, 6, 50", "LETTERS_AND_DIGITS, 8, 50", "LETTERS_AND_DIGITS, 12, 50"})
    void failuresPerDayAreThoseOfTheTable(CodeAlphabet alphabet, int length, int failures) {
        assertThat(policy(alphabet, length).failuresPerDayByDefault()).isEqualTo(failures);
    }

    /** The figures of the table as it is published, to the digits that it shows. */
    @ParameterizedTest
    @CsvSource({"DIGITS, 6, 1.8e-3, 5e-5", "DIGITS, 7, 1.8e-4, 5e-6", "DIGITS, 8, 9.1e-5, 5e-7",
            "LETTERS_AND_DIGITS, 6, 2.5e-5, 5e-7", "LETTERS_AND_DIGITS, 8, 2.8e-8, 5e-10"})
    void oddsOfAYearAtTheDefaultAreThoseOfTheTable(CodeAlphabet alphabet, int length, double odds, double rounding) {
        CodePolicy policy = policy(alphabet, length);
        assertThat(policy.guessingOddsOfAYear(policy.failuresPerDayByDefault())).isCloseTo(odds, within(rounding));
    }

    @ParameterizedTest
    @CsvSource({"DIGITS, 6, 0", "DIGITS, 7, 2", "DIGITS, 8, 27", "LETTERS_AND_DIGITS, 6, 199"})
    void failuresThatStayUnderOneInTenThousandAreThoseOfTheTable(CodeAlphabet alphabet, int length, int most) {
        CodePolicy policy = policy(alphabet, length);
        assertThat(policy.guessingOddsOfAYear(most)).isLessThan(1e-4);
        assertThat(policy.guessingOddsOfAYear(most + 1)).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @EnumSource
    void onlyCodesWhoseOddsStayUnderOneInTenThousandGetMoreThanFiveFailuresADay(CodeAlphabet alphabet) {
        for (int length = 6; length <= 12; length++) {
            CodePolicy policy = policy(alphabet, length);
            int failures = policy.failuresPerDayByDefault();
            assertThat(failures > 5).as(policy.toString()).isEqualTo(policy.guessingOddsOfAYear(failures) < 1e-4);
        }
    }

    @Test
    void oddsAreNeverMoreThanCertain() {
        CodePolicy policy = policy(CodeAlphabet.DIGITS, 6);
        assertThat(policy.guessingOddsOfAYear(2739)).isEqualTo(365 * 2739 / 1e6).isLessThan(1);
        assertThat(policy.guessingOddsOfAYear(2740)).isEqualTo(1);
        assertThat(policy.guessingOddsOfAYear(Integer.MAX_VALUE)).isEqualTo(1);
    }

    private static CodePolicy policy(CodeAlphabet alphabet, int length) {
        return new CodePolicy(alphabet, length, FIVE_MINUTES);
    }
}
