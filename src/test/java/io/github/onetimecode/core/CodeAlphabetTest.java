package io.github.onetimecode.core;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

final class CodeAlphabetTest {

    @Test
    void digitsAreTheTenInOrder() {
        assertThat(charactersOf(CodeAlphabet.DIGITS)).isEqualTo("0123456789");
    }

    @Test
    void lettersAndDigitsAreThirtyWithoutThoseThatAreMistakenForEachOther() {
        assertThat(charactersOf(CodeAlphabet.LETTERS_AND_DIGITS))
                .hasSize(30)
                .matches("[2-9A-Z]+")
                .doesNotContain("0", "O", "1", "I", "L", "U");
    }

    @ParameterizedTest
    @EnumSource
    void noCharacterIsThereTwice(CodeAlphabet alphabet) {
        assertThat(charactersOf(alphabet).chars().distinct().count()).isEqualTo(alphabet.size());
    }

    @ParameterizedTest
    @EnumSource
    void everyCharacterComesThroughCleaningUnchanged(CodeAlphabet alphabet) {
        String characters = charactersOf(alphabet);
        assertThat(CodeReading.of(characters, alphabet, alphabet.size()).code()).isEqualTo(characters);
    }

    private static String charactersOf(CodeAlphabet alphabet) {
        return IntStream.range(0, alphabet.size())
                .mapToObj(alphabet::at)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
