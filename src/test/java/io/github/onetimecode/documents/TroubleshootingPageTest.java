package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/troubleshooting.md quotes of pages and of the log is written there. */
final class TroubleshootingPageTest {

    private static final String PAGE = "docs/troubleshooting.md";
    private static final Path TEXTS = Path.of("src/main/resources/theme-resources/messages/messages_en.properties");

    private final MarkdownTable refused = MarkdownTable.below(PAGE, "### Refused");
    private final Properties texts = texts();

    @Test
    void eachTextOfARefusalIsQuotedOnce() {
        assertThat(refused.column(0)).containsExactlyInAnyOrderElementsOf(textsOf("oneTimeCodeRefused").toList());
    }

    @Test
    void eachTextOfTheFormIsQuotedAsItIs() {
        assertThat(MarkdownTable.below(PAGE, "### On the page that asks for the code").column(0))
                .hasSizeGreaterThan(5).allMatch(texts::containsValue);
    }

    @Test
    void eachReasonIsOneThatTheLogGives() {
        List<String> strings = MainSources.read().strings();
        Stream<String> quoted = Stream.concat(refused.column(2),
                MarkdownTable.below(PAGE, "### Set up wrongly").column(0))
                .flatMap(cell -> MarkdownTable.code(cell).stream());

        assertThat(quoted).hasSizeGreaterThan(20)
                .allSatisfy(reason -> assertThat(strings).as(reason).anyMatch(string -> string.contains(reason)));
    }

    private Stream<String> textsOf(String prefix) {
        return texts.stringPropertyNames().stream().filter(key -> key.startsWith(prefix)).map(texts::getProperty);
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(TEXTS, StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(TEXTS + " is not to be had", e);
        }
        return texts;
    }
}
