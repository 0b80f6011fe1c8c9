package io.github.onetimecode.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Both sides of each edge of the rule. */
final class CodeReadingTest {

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "1234 5678", "KCC: 12345678", "KCC:12345678", "Your code is 1234 5678.",
            "code=12345678", "\"12345678\"", "'1234-5678'", "\u201e12345678\u201c", "<12345678>", "(1234)(5678)",
            "12345678 is your code", "@example.com #12345678", "@login2.example.com #12345678", "KCC12345678",
            "KCC: your one-time code for Realm 2026: 12345678", "KCC: your one-time code for Realm 2026 12345678",
            "2026-11-29 12345678", "29.11.2026, 11:34: 1234 5678", "1234 5678, asked for at 11:34", "12345678 12345678",
            "12345678 (1234 5678)", "12345678 (5 min)", "Valid for 10 minutes: 12 34 56 78", "Code 123-456-78 at 11:34",
            "12\u200b345678 for 10 minutes", "1.2.3.4.5.6.7.8", "12:34:56:78", "\ufeffcode: \uff11\uff12345678, 5 min"})
    void digitsThatAreThereOnceAreTheCode(String typed) {
        CodeReading reading = CodeReading.of(typed, CodeAlphabet.DIGITS, 8);
        assertThat(reading.code()).isEqualTo("12345678");
        assertThat(reading.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|1", "1234567|7", "123456789|9", "1234 567|7", "1234 5678 9|9",
            "KCC: 1234567|7", "Your code is 1234567.|7", "1234567O|7", "l2345678|7", "1234567812345678|16",
            "1234 5678 90 minutes|10", "12345 6789|9", "12 345678 for 10 minutes|10", "KCC: 1234-56789|9"})
    void otherNumberOfDigitsIsOfAnotherLength(String typed, int characters) {
        CodeReading reading = CodeReading.of(typed, CodeAlphabet.DIGITS, 8);
        assertThat(reading.refusal()).contains(Confirmation.OTHER_LENGTH);
        assertThat(reading.characters()).isEqualTo(characters);
        assertThat(reading.code()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678 87654321", "12345678, 8765 4321", "1234 5678; 8765-4321", "abc", "?", "",
            "\u0000", "KCC: your one-time code", "\u2460\u2461\u2462"})
    void severalCodesAndNoneAreUnclear(String typed) {
        CodeReading reading = CodeReading.of(typed, CodeAlphabet.DIGITS, 8);
        assertThat(reading.refusal()).contains(Confirmation.UNCLEAR);
        assertThat(reading.code()).isEmpty();
    }

    /** What stands side by side as a number is printed is a code, a date is not. */
    @ParameterizedTest
    @CsvSource({"'at 11:34, 123 456',123456", "'at 11:34, 12 34 56',123456", "'on 2026-11-29 at 9: 12345678',12345678",
            "'2026 12, 123456',123456"})
    void groupsAreOfAboutTheSameLength(String typed, String code) {
        assertThat(CodeReading.of(typed, CodeAlphabet.DIGITS, code.length()).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC234", "abc234", "aBc 234", "a-b-c-2-3-4", "\"ABC234\"", "(abc 234)", "KCC: ABC234",
            "KCC: ABC 234", "Your code is ABC234.", "The secret is ABC 234.", "The secret is abc234.", "code=ABC234",
            "ABC234 is your code", "@example.com #ABC234", "Ihr Code f\u00fcr K\u00f6ln 21: ABC-234", "ABC234 ABC234",
            "KCC: your one-time code for Realm 2026: ABC234", "\uff21BC234"})
    void lettersAndDigitsThatAreThereOnceAreTheCode(String typed) {
        CodeReading reading = CodeReading.of(typed, CodeAlphabet.LETTERS_AND_DIGITS, 6);
        assertThat(reading.code()).isEqualTo("ABC234");
        assertThat(reading.refusal()).isEmpty();
    }

    @Test
    void lettersAloneAreACodeInCapitalsOrAlone() {
        assertThat(letters("secret")).isEqualTo("SECRET");
        assertThat(letters("The code is SECRET.")).isEqualTo("SECRET");
        assertThat(letters("The secret is ABCDEF.")).isEqualTo("ABCDEF");
        assertThat(letters("The code is secret.")).isEmpty();
        assertThat(letters("The code is Secret.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A,1", "ABC23,5", "ABC2345,7", "ABC 23,5", "abc-2345,7", "KCC: ABC23,8", "my secret,8"})
    void otherNumberOfLettersAndDigitsIsOfAnotherLength(String typed, int characters) {
        CodeReading reading = CodeReading.of(typed, CodeAlphabet.LETTERS_AND_DIGITS, 6);
        assertThat(reading.refusal()).contains(Confirmation.OTHER_LENGTH);
        assertThat(reading.characters()).isEqualTo(characters);
    }

    /** None of the letters that codes do without is taken for another. */
    @ParameterizedTest
    @ValueSource(strings = {"ABC23O", "ABC230", "ABC231", "ABC23I", "ABC23l", "ABC23U", "ABC23\u00c4", "\u0410BC234",
            "no code", "ABC234 DEF567", "SECRET ABC234", "KCCABC234 KCC", "...", ""})
    void whatIsNoCodeForSureIsUnclear(String typed) {
        CodeReading reading = CodeReading.of(typed, CodeAlphabet.LETTERS_AND_DIGITS, 6);
        assertThat(reading.code()).isEmpty();
        assertThat(reading.refusal()).isPresent();
    }

    @Test
    void textHidesWhatWasRead() {
        assertThat(CodeReading.of("12345678", CodeAlphabet.DIGITS, 8)).hasToString("CodeReading[hidden]");
    }

    private static String letters(String typed) {
        return CodeReading.of(typed, CodeAlphabet.LETTERS_AND_DIGITS, 6).code();
    }
}
