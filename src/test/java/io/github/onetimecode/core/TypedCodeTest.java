package io.github.onetimecode.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

final class TypedCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "01234567", " 01234567", "01234567 ", "0123 4567", "0 1 2 3 4 5 6 7", "0123-4567", "0123\t4567",
        "01234567\r\n",
        "0123\u00a04567", // no-break space
        "0123\u202f4567", // narrow no-break space
        "0123\u20074567", "0123\u20094567", "0123\u30004567", "0123\u2028 4567", // figure, thin, ideographic, line
        "0123\u200b4567", "\ufeff01234567", "0123\u20604567", "0123\u200d4567", // zero width: space, BOM, joiners
        "0123\u00ad4567", "\u202a01234567\u202c", "\u206601234567\u2069", // soft hyphen, direction marks
        "0123\u20104567", "0123\u20114567", "0123\u20134567", "0123\u20144567", "0123\u22124567", // hyphens, dashes
        "0123\uff0d4567", "0123\ufe634567",
        "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17", // full width
        "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667", // Arabic-Indic
        "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7", // Persian
        "\u0966\u0967\u0968\u0969\u096a\u096b\u096c\u096d", // Devanagari
        "\ud835\udfd8\ud835\udfd9\ud835\udfda\ud835\udfdb4567", // double-struck: two chars each
        "\u0660\uff11\u0968-3\u00a04567" // a bit of each
    })
    void digitsComeOutAsciiWithoutWhatIsPutBetween(String typed) {
        assertThat(digits(typed, 8)).isEqualTo("01234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCXYZ29", "abcxyz29", "aBcX yZ-29", "\uff21\uff22\uff23\uff38\uff39\uff3a\uff12\uff19",
            "\uff41\uff42\uff43\uff58\uff59\uff5a\uff12\uff19"})
    void lettersComeOutInAsciiCapitals(String typed) {
        assertThat(letters(typed, 8)).isEqualTo("ABCXYZ29");
    }

    /** Signs that look like or mean a digit or letter, but are none: nobody guesses. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00b2", "\u2460", "\u2162", "\u0131", "\u017f", "\u212a", "\u0391", "\u0410", "\u00c4",
            "\u4e00", "_", ".", "/", "+", "'", "\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\ufffd",
            "\ud83d\ude00"})
    void whatIsNoDigitAndNoLatinLetterIsTakenForNone(String sign) {
        assertThat(digits("123456" + sign, 7)).isEmpty();
        assertThat(letters("ABCXYZ" + sign, 7)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "123456\ud800", "\udc00123456", "\udc00\ud800"})
    void halfACharacterIsNoDigitAndNoError(String typed) {
        assertThat(digits(typed, 7)).isEmpty();
        assertThat(TypedCode.of(typed).isEmpty()).isFalse();
    }

    @Test
    void thousandCharactersAreLookedAtAndOneMoreIsNot() {
        assertThat(digits("01234567" + " ".repeat(992), 8)).isEqualTo("01234567");
        assertThat(digits("01234567" + " ".repeat(993), 8)).isEmpty();
        assertThat(read("9".repeat(1_000), CodeAlphabet.DIGITS, 8).characters()).isEqualTo(1_000);
        assertThat(read("9".repeat(1_001), CodeAlphabet.DIGITS, 8).characters()).isZero();
    }

    @Test
    void textThatIsTooLongIsNotTakenForNothing() {
        assertThat(TypedCode.of(" ".repeat(1_001)).isEmpty()).isFalse();
        assertThat(TypedCode.of("9".repeat(1_000_000)).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u202f\u200b", "---", " \t\r\n- "})
    void whatHasOnlySpacesAndHyphensIsEmpty(String typed) {
        assertThat(TypedCode.of(typed).isEmpty()).isTrue();
    }

    @Test
    void oneCharacterIsNotEmpty() {
        assertThat(TypedCode.of(" 0 ").isEmpty()).isFalse();
    }

    @Test
    void textHidesWhatWasTyped() {
        assertThat(TypedCode.of("12345678")).hasToString("TypedCode[hidden]");
    }

    @Test
    void missingFieldIsTheCallersMistake() {
        assertThatNullPointerException().isThrownBy(() -> TypedCode.of(null));
    }

    private static String digits(String typed, int length) {
        return read(typed, CodeAlphabet.DIGITS, length).code();
    }

    private static String letters(String typed, int length) {
        return read(typed, CodeAlphabet.LETTERS_AND_DIGITS, length).code();
    }

    private static CodeReading read(String typed, CodeAlphabet alphabet, int length) {
        Nonce nonce = new Nonce("AAECAwQFBgcICQoLDA0ODw");
        return TypedCode.of(typed).readFor(Samples.challenge(nonce, alphabet, length, Samples.EXPIRY));
    }
}
