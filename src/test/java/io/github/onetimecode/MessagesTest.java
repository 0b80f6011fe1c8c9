package io.github.onetimecode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.text.MessageFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts of each language can be used: every key, every value, nothing that breaks a page or a mail. */
final class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final Pattern OUR_KEY = Pattern.compile("[\"'](oneTimeCode[A-Z]\\w*)[\"']");
    private static final Pattern SELECTABLE = Pattern.compile("\"(one-time-code(-issue|-enrolled)?)\"");
    private static final Pattern ACTION = Pattern.compile("\"(one-time-code-enrol)\"");
    private static final MessageFile ENGLISH = MessageFile.of("en");
    /** Seconds, minutes, attempts, characters. */
    private static final List<Integer> NUMBERS = List.of(0, 1, 2, 3, 5, 6, 8, 10, 11, 12, 21, 27, 60, 1800);

    static Stream<MessageFile> files() {
        return MessageFile.languages().stream().map(MessageFile::of);
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachLanguageHasEveryKeyAndEveryPlaceholder(MessageFile file) {
        assertThat(placeholders(file)).isEqualTo(placeholders(ENGLISH));
    }

    /** So that two languages can be read side by side. */
    @ParameterizedTest
    @MethodSource("files")
    void eachFileHasTheLinesOfTheEnglishOne(MessageFile file) {
        assertThat(keysOfLines(file)).isEqualTo(keysOfLines(ENGLISH)).filteredOn(line -> line.length() > 1)
                .doesNotHaveDuplicates();
    }

    /** A mail in ASCII is sent as it is, and a page without other characters takes half of the memory. */
    @Test
    void englishIsAscii() {
        assertThat(ENGLISH.texts()).allSatisfy((key, text) -> assertThat(text).as(key).matches("\\p{ASCII}*"));
    }

    /** From Keycloak 26.5 on, numbers arrive as numbers; before, as texts. */
    @ParameterizedTest
    @MethodSource("files")
    void everyTextSurvivesMessageFormat(MessageFile file) {
        file.texts().forEach((key, text) -> {
            assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            for (int number : NUMBERS) {
                for (Object value : List.of(number, String.valueOf(number))) {
                    assertThat(file.filled(key, value, "second")).as(key)
                            .isNotBlank().doesNotContain("{", "}", "|", "#");
                }
            }
        });
    }

    /** A choice refuses a number that is a text, and has no form for some numbers of some languages. */
    @ParameterizedTest
    @MethodSource("files")
    void noTextChoosesByNumber(MessageFile file) {
        assertThat(file.texts()).allSatisfy((key, text) ->
                assertThat(PLACEHOLDER.matcher(text).replaceAll("")).as(key).doesNotContain("{", "}"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void textsArePlainAndThoseOfMailsHoldNoLinkAndNoNumber(MessageFile file) {
        file.texts().forEach((key, text) -> {
            assertThat(text).as(key).doesNotContainPattern("(?<!\\d)</?[a-zA-Z]|&\\w+;|\\$\\{");
            if (key.startsWith("oneTimeCodeMail")) {
                assertThat(text).as(key).doesNotContainPattern("\\p{Nd}{4}|://|www\\.");
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

        // Keycloak's mail and page of actions that an administrator demands make this one.
        ACTION.matcher(uses).results().forEach(use -> used.add("requiredAction." + use.group(1)));

        assertThat(ENGLISH.texts().keySet()).isEqualTo(used);
    }

    private static Map<String, List<String>> placeholders(MessageFile file) {
        Map<String, List<String>> found = new TreeMap<>();
        file.texts().forEach((key, text) -> found.put(key, PLACEHOLDER.matcher(text).results()
                .map(result -> result.group(1)).distinct().sorted().toList()));
        return found;
    }

    private static List<String> keysOfLines(MessageFile file) {
        return file.lines().stream().map(line -> line.contains("=") ? line.substring(0, line.indexOf('='))
                : line.startsWith("#") ? "#" : line).toList();
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
