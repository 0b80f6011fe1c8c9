package io.github.onetimecode.core;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody guesses better than by chance: each character is as frequent as any other, at each place of a code. */
final class CodeDistributionTest {

    private static final int CODES = 1_000_000;

    /** The limits are exceeded by one place in 10,000 of an even distribution (9 and 29 degrees of freedom). */
    @ParameterizedTest
    @CsvSource({"DIGITS, 8, 33.720", "LETTERS_AND_DIGITS, 6, 66.152"})
    void everyCharacterIsAsFrequentAtEveryPlace(CodeAlphabet alphabet, int length, double limit) {
        String characters = IntStream.range(0, alphabet.size()).mapToObj(i -> "" + alphabet.at(i))
                .collect(Collectors.joining());
        int[][] counts = new int[length][alphabet.size()];
        SplittableRandom random = new SplittableRandom(20260301);
        for (int i = 0; i < CODES; i++) {
            CodeChallenge challenge = new CodeChallenge(Nonce.random(random), "key-1", alphabet, length,
                    Samples.NOON, Samples.EXPIRY, "not looked at");
            String code = Derivation.code(challenge, Samples.BINDING, Samples.KEY).clear();
            for (int place = 0; place < length; place++) {
                counts[place][characters.indexOf(code.charAt(place))]++;
            }
        }
        for (int place = 0; place < length; place++) {
            assertThat(chiSquare(counts[place])).as("place " + place).isLessThan(limit);
        }
    }

    private static double chiSquare(int[] counts) {
        double expected = (double) CODES / counts.length;
        return IntStream.of(counts).mapToDouble(count -> (count - expected) * (count - expected) / expected).sum();
    }
}
