package io.github.onetimecode.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

final class OneTimeCodeTest {

    private static final OneTimeCode CODE = new OneTimeCode("00120340");

    @Test
    void itIsWhatWasTypedWhenEveryCharacterIsTheSame() {
        assertThat(CODE.is(typed("00120340"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "120340", "0120340", "0012034", "001203400", "000120340", "10120340", "00120341",
            "00120 34O", "O0120340", "0012034\u0000", "\ufeff"})
    void anythingElseIsNot(String typed) {
        assertThat(CODE.is(typed(typed))).isFalse();
    }

    @Test
    void clearTextKeepsItsLeadingZeros() {
        assertThat(CODE.clear()).isEqualTo("00120340");
    }

    @Test
    void textHidesTheCode() {
        assertThat(CODE).hasToString("OneTimeCode[hidden]");
        assertThat("sent " + CODE).doesNotContainPattern("[0-9]");
    }

    @Test
    void nothingIsNoCode() {
        assertThatNullPointerException().isThrownBy(() -> new OneTimeCode(null));
    }

    private static CodeReading typed(String typed) {
        return CodeReading.of(typed, CodeAlphabet.DIGITS, 8);
    }
}
