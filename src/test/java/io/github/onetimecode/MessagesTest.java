package io.github.onetimecode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern OUR_KEY = Pattern.compile("[\"'](oneTimeCode[A-Z]\\w*)[\"']");
    private static final Pattern SELECTABLE = Pattern.compile("\"(one-time-code(-issue|-enrolled)?)\"");

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr"})
    void eachLanguageHasEveryKeyAndEveryPlaceholder(String language) throws IOException {
        assertThat(placeholders(language)).isEqualTo(placeholders("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void noKeyIsThereTwice(String language) throws IOException {
        assertThat(Files.readAllLines(file(language)).stream().filter(line -> line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void everyTextSurvivesMessageFormat(String language) throws IOException {
        messages(language).forEach((key, text) -> {
            assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            for (int number : List.of(0, 1, 2, 27)) {
                MessageFormat format = new MessageFormat(text, Locale.forLanguageTag(language));
                assertThat(format.format(new Object[] {number, "second"})).as(key)
                        .isNotBlank().doesNotContain("{", "}", "|", "#");
            }
        });
    }

    /** The other choices are made in templates, which hand over numbers: a choice refuses a number as a text. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void textsThatJavaFillsTakeAnyArgument(String language) throws IOException {
        for (String key : List.of("oneTimeCodeWrong", "oneTimeCodeResendTooEarly", "oneTimeCodeOtherLength",
                "oneTimeCodeOtherLengthLetters", "oneTimeCodeUnclear", "oneTimeCodeUnclearLetters")) {
            assertThat(MessageFormat.format(messages(language).get(key), "3", "4")).as(key).contains("3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void textsArePlainAndThoseOfMailsHoldNoLinkAndNoNumber(String language) throws IOException {
        messages(language).forEach((key, text) -> {
            assertThat(text).as(key).doesNotContainPattern("(?<!\\d)</?[a-zA-Z]|&\\w+;|\\$\\{");
            if (key.startsWith("oneTimeCodeMail")) {
                assertThat(text).as(key).doesNotContainPattern("\\d{4}|://|www\\.");
            }
        });
    }

    @Test
    void everyKeyHasOurPrefixAndIsUsedAndEveryUsedKeyIsThere() throws IOException {
        String uses = read(RESOURCES.resolve("templates"), ".ftl") + read(Path.of("src/main/java"), ".java");
        Set<String> used = new TreeSet<>();
        OUR_KEY.matcher(uses).results().forEach(use -> used.add(use.group(1)));
        // Keycloak's selection page makes these of the provider's id.
        SELECTABLE.matcher(uses).results().forEach(use ->
                used.addAll(List.of(use.group(1) + "-display-name", use.group(1) + "-help-text")));

        assertThat(messages("en").keySet()).isEqualTo(used);
    }

    private static Map<String, List<String>> placeholders(String language) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        messages(language).forEach((key, text) -> found.put(key, PLACEHOLDER.matcher(text).results()
                .map(result -> result.group(1)).distinct().sorted().toList()));
        return found;
    }

    /** Reads as Keycloak does. */
    private static Map<String, String> messages(String language) throws IOException {
        try (InputStream in = Files.newInputStream(file(language))) {
            PropertyResourceBundle bundle = new PropertyResourceBundle(in);
            return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
        }
    }

    private static Path file(String language) {
        return RESOURCES.resolve("messages/messages_" + language + ".properties");
    }

    private static String read(Path directory, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }
}
