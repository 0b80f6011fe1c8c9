package io.github.onetimecode.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.refusal.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators, reviewers and developers of native applications look up is what the code does. */
final class ReferencePagesTest {

    private static final String EVENTS = read("docs/events.md");
    private static final String NATIVE_APPLICATIONS = read("docs/native-applications.md");
    private static final String SECURITY = read("docs/security.md");
    private static final String TROUBLESHOOTING = read("docs/troubleshooting.md");
    private static final Pattern REASON = Pattern.compile("Optional\\.of\\(\"([^\"]+)\"");

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void eachRefusalsEventIsDocumented(Refusal refusal) {
        assertThat(EVENTS).contains("| `" + refusal.eventError() + "` |");
    }

    /** Whoever reads the page to somebody finds the event beside it. */
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void eachRefusalsPageStandsBesideItsEvent(Refusal refusal) {
        String text = ResourceBundle.getBundle("theme-resources.messages.messages", Locale.ENGLISH)
                .getString(refusal.messageKey());
        assertThat(TROUBLESHOOTING).contains("| " + text + " | `" + refusal.eventError() + "` |");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void eachRefusalIsDocumentedForNativeApplications(Refusal refusal) {
        assertThat(NATIVE_APPLICATIONS).contains("`" + refusal.eventError() + "`");
    }

    @ParameterizedTest
    @EnumSource(GrantAnswer.class)
    void eachAnswerToANativeApplicationIsDocumented(GrantAnswer answer) {
        assertThat(NATIVE_APPLICATIONS).contains("| `" + answer.description() + "` |");
    }

    @ParameterizedTest
    @CsvSource({"6 digits, DIGITS, 6", "7 digits, DIGITS, 7", "8 digits, DIGITS, 8",
            "6 letters and digits, LETTERS_AND_DIGITS, 6", "8 letters and digits, LETTERS_AND_DIGITS, 8"})
    void oddsOfAYearAreThoseOfTheDefaults(String code, CodeAlphabet alphabet, int length) {
        CodePolicy policy = new CodePolicy(alphabet, length, CodePolicy.LONGEST_LIFETIME);
        double odds = policy.guessingOddsOfAYear(policy.failuresPerDayByDefault());
        List<String> row = tableBelow("## Guessing").stream().filter(it -> it.get(0).equals(code)).findFirst()
                .orElseThrow();
        assertThat(row.get(1)).isEqualTo(String.valueOf(policy.failuresPerDayByDefault()));
        assertThat(row.get(2)).isEqualTo(String.format(Locale.ROOT, "%.1e", odds).replace("e-0", "e-"));
        assertThat(Double.parseDouble(row.get(3).replace(",", "")) * odds).isBetween(0.95, 1.05);
    }

    @Test
    void logOfAWiringThatNeverRunsIsQuotedAsItIsWritten() {
        String source = read("src/main/java/io/github/onetimecode/wiring/SkippedSteps.java");
        List<String> reasons = REASON.matcher(source.replaceAll("\"\\s*\\+\\s*\"", "")).results()
                .map(match -> match.group(1)).toList();
        assertThat(reasons).hasSizeGreaterThan(2).allSatisfy(
                reason -> assertThat(TROUBLESHOOTING).contains("| `" + reason + "` |"));
    }

    /** Cells of the first table below a heading, without its own head. */
    private static List<List<String>> tableBelow(String heading) {
        assertThat(SECURITY.lines()).containsOnlyOnce(heading);
        return SECURITY.lines().dropWhile(line -> !line.equals(heading)).dropWhile(line -> !line.startsWith("|"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList()).toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " is not to be had", e);
        }
    }
}
