package io.github.onetimecode.core;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class TextPromiseTest {

    private static final TextPromise CODE = promise("Your code is {0}");
    private static final TextPromise MINUTES = promise("{0,choice,0#Less than a minute.|1#One minute.|1<{0} minutes.}");

    @ParameterizedTest
    @ValueSource(strings = {"{0}", "Type {0}, please", "{0} {0}", "It''s {0}", "'{'{0}'}'",
        "\u200f\u0627\u0644\u0631\u0645\u0632 {0}"})
    void valueInOtherWordsKeepsIt(String text) {
        assertThat(brokenBy(CODE, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "It's {0}|shows a placeholder and not its value", "'{0}'|shows a placeholder and not its value",
            "Your code|leaves out {0}", "\"\"|leaves out {0}", "{0} or {1}|shows a placeholder and not its value",
            "{1}|shows a placeholder and not its value", "{0|cannot be filled in", "{|cannot be filled in",
            "{code}|cannot be filled in", "{}|cannot be filled in", "{0,number}|cannot be filled in",
            "{0,date}|cannot be filled in", "{0,nonsense}|cannot be filled in", "{0,choice,0#x}|cannot be filled in",
            "{-1}|cannot be filled in", "{0} }{|cannot be filled in"})
    void lostValueBreaksIt(String text, String fault) {
        assertThat(brokenBy(CODE, text)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0}", "{0} min", "{0,number,integer} min", "{0,choice,0#none|1#one|2#two|2<{0}}",
        "{0,choice,0#l''''instant|1<{0}}"})
    void numberMayBeShownInOtherWays(String text) {
        assertThat(brokenBy(MINUTES, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "{0,choice,0#soon}", "{0,choice,0#soon|1<some minutes}", "{0,choice,0#soon|1<l'{0}",
        "{0,choice,0#soon|x}", "{0,choice,1#{0", "{0,choice,}", "{0,choice,0#soon|1<''{0}''}"})
    void lostNumberBreaksIt(String text) {
        assertThat(brokenBy(MINUTES, text)).isPresent();
    }

    @Test
    void digitsOfAnyScriptAreANumber() {
        Locale arabic = Locale.forLanguageTag("ar-EG-u-nu-arab");

        assertThat(MINUTES.brokenBy(values -> new MessageFormat("{0}", arabic).format(values))).isEmpty();
    }

    @Test
    void whatIsDispensableMayBeLeftOutButNotSpelledWrong() {
        TextPromise subject = TextPromise.of("{0}: your code for {1}", false, Set.of(1));

        assertThat(brokenBy(subject, "{0}: your code")).isEmpty();
        assertThat(brokenBy(subject, "{0}: ACME's code for {1}")).isPresent();
        assertThat(brokenBy(subject, "Your code for {1}")).contains("leaves out {0}");
    }

    @Test
    void countMayBeChosenByThoughWeDoNot() {
        TextPromise left = TextPromise.of("Attempts left: {0}.", true, Set.of());

        assertThat(brokenBy(left, "{0,choice,1#One more attempt|1<{0} more attempts}")).isEmpty();
    }

    @Test
    void countsAreToldApart() {
        TextPromise length = TextPromise.of("The code has {0} digits. You entered {1}.", true, Set.of());

        assertThat(brokenBy(length, "{0}, not {1}")).isEmpty();
        assertThat(brokenBy(length, "Not {1}")).contains("leaves out {0}");
        assertThat(brokenBy(length, "{0} of {0}")).contains("leaves out {1}");
    }

    @Test
    void textWithoutValuesNeedsNothingButToBeReadable() {
        TextPromise title = promise("One-time code");

        assertThat(brokenBy(title, "Code's here")).isEmpty();
        assertThat(brokenBy(title, "")).isEmpty();
        assertThat(brokenBy(title, "Code {")).contains("cannot be filled in");
        assertThat(brokenBy(title, "Code {0}")).contains("shows a placeholder and not its value");
    }

    private static TextPromise promise(String ours) {
        return TextPromise.of(ours, false, Set.of());
    }

    private static Optional<String> brokenBy(TextPromise promise, String text) {
        return promise.brokenBy(values -> new MessageFormat(text, Locale.ENGLISH).format(values));
    }
}
