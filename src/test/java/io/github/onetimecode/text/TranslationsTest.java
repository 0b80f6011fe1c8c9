package io.github.onetimecode.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts of each language are in that language, and have the form that phones, scripts and mail programs need. */
final class TranslationsTest {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern ENGLISH_WORDS = Pattern.compile(
            "\\b(the|your|you|please|with|cannot|again|was|been|sent|sign|attempts|signing)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final MessageFile ENGLISH = MessageFile.of("en");
    /** Words of other languages that are the same in English. */
    private static final Set<String> SAME = Set.of("oneTimeCodeLabel", "oneTimeCodeSecondsLeft");
    private static final String CODE_ALPHABET = "oneTimeCodeUnclearLetters";
    /** The marks that Persian writes within a word. Nothing else may be invisible. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\u200c]]|(?<!\\p{IsArabic})\\u200c"
            + "|\\u200c(?!\\p{IsArabic})");

    static Stream<MessageFile> files() {
        return MessageFile.languages().stream().map(MessageFile::of);
    }

    static Stream<MessageFile> translations() {
        return files().filter(file -> !file.language().equals("en"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void noTextIsLeftInEnglish(MessageFile file) {
        assertThat(file.texts()).allSatisfy((key, text) -> {
            assertThat(text).as(key).doesNotContainPattern(ENGLISH_WORDS);
            if (!SAME.contains(key)) {
                assertThat(text).as(key).isNotEqualTo(ENGLISH.text(key));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void lettersAreThoseOfTheLanguage(MessageFile file) {
        Predicate<String> known = Alphabet.of(file.language());

        assertThat(file.texts()).allSatisfy((key, text) -> assertThat(WORD.matcher(
                key.equals(CODE_ALPHABET) ? text.replaceAll("[ILOU]", " ") : text).results().map(MatchResult::group))
                .as(key).allMatch(known));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsNotSeenIsNotThere(MessageFile file) {
        assertThat(file.lines()).allSatisfy(line -> assertThat(line)
                .doesNotContainPattern(INVISIBLE).doesNotContainPattern("[\\s\\p{Z}]{2}|[\\s\\p{Z}]$|=\\s|\\\\")
                .isEqualTo(Normalizer.normalize(line, Normalizer.Form.NFC)));
    }

    /** People look for the reference in a list of mails. */
    @ParameterizedTest
    @MethodSource("files")
    void subjectsBeginWithTheReference(MessageFile file) {
        for (String key : List.of("oneTimeCodeMailSubject", "oneTimeCodeMailApproverSubject",
                "oneTimeCodeMailNoneSubject")) {
            assertThat(file.text(key)).as(key).matches("\\{0}[\\u00a0\\u202f ]?(: |：).*");
        }
    }

    /** Phones that offer to fill a code in look for one that nothing touches. */
    @ParameterizedTest
    @MethodSource("files")
    void codeStandsFreeAtTheEnd(MessageFile file) {
        for (String key : List.of("oneTimeCodeMailCode", "oneTimeCodeMailApproverCode")) {
            assertThat(file.text(key)).as(key).endsWith(" {0}").containsOnlyOnce("{0}");
        }
    }

    /** The page's script counts the first number in it down. */
    @ParameterizedTest
    @MethodSource("files")
    void waitHasOneNumber(MessageFile file) {
        assertThat(file.text("oneTimeCodeResendWait").replaceFirst("\\{0}", "")).doesNotContainPattern("[{\\p{Nd}]");
    }

    /** The form of these depends on the number in most languages; a label or an abbreviation has one form for all. */
    @Test
    void everyNumberHasTheSameWords() {
        assertThat(files()).allSatisfy(file -> assertThat(file.texts()).allSatisfy((key, text) -> assertThat(text)
                .as(file + " " + key).doesNotContainPattern("\\((s|en|es|n|e|er|ы|а)\\)")));
    }

    /** Beyond that, a heading or a button takes more lines on a phone than it should. */
    @ParameterizedTest
    @MethodSource("files")
    void shortTextsAreShort(MessageFile file) {
        Map<String, Integer> most = Map.of("oneTimeCodeTitle", 40, "oneTimeCodeCheckMail", 45, "oneTimeCodeLabel", 20,
                "oneTimeCodeResend", 45, "oneTimeCodeSendNew", 45, "oneTimeCodeOfferSend", 45, "oneTimeCodeLater", 30,
                "oneTimeCodeResendWait", 50, "one-time-code-display-name", 60);
        assertThat(most).allSatisfy((key, bound) -> assertThat(file.text(key)).as(key)
                .hasSizeLessThanOrEqualTo(bound));
        assertThat(file.texts()).allSatisfy((key, text) -> assertThat(text).as(key)
                .hasSizeLessThanOrEqualTo(30 + 2 * ENGLISH.text(key).length()));
    }
}
