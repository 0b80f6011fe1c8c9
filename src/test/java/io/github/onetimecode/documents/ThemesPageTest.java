package io.github.onetimecode.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/themes.md promises theme authors is there: templates, attributes, texts. */
final class ThemesPageTest {

    private static final String PAGE = "docs/themes.md";
    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern OF_OUR_PAGES = Pattern.compile("oneTimeCode\\.(\\w+)");

    @Test
    void eachTemplateStandsThere() throws IOException {
        Set<String> documented = DocumentTable.of(PAGE, "## Templates").cells().stream()
                .flatMap(row -> NAME.matcher(row.get(0)).results()).map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Path templates = RESOURCES.resolve("templates");
        try (Stream<Path> files = Files.walk(templates)) {
            assertThat(documented).isEqualTo(files.filter(Files::isRegularFile)
                    .map(file -> templates.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** ThemesPageIT asks the server for the attributes themselves. */
    @ParameterizedTest
    @CsvSource({"one-time-code-confirm.ftl, ## What the page of the code is given, 0",
        "one-time-code-refused.ftl, ## What the other pages are given, 1",
        "one-time-code-ask.ftl, ## What the other pages are given, 1",
        "one-time-code-offer.ftl, ## What the other pages are given, 1"})
    void whatATemplateReadsStandsThere(String template, String heading, int column) throws IOException {
        Stream<List<String>> rows = DocumentTable.of(PAGE, heading).cells().stream()
                .filter(row -> column == 0 || row.get(0).equals("`" + template + "`"));

        assertThat(rows.map(row -> row.get(column).replace("`", ""))).containsAll(
                OF_OUR_PAGES.matcher(Files.readString(RESOURCES.resolve("templates").resolve(template))).results()
                        .map(use -> use.group(1)).collect(Collectors.toSet()));
    }

    /** {@code -Dthemes=true} writes all but the last column, which says what is put in. */
    @Test
    void eachTextStandsThere() throws IOException {
        DocumentTable table = DocumentTable.of(PAGE, "## Texts");
        List<String> known = table.rows();
        List<String> rows = Files.readAllLines(RESOURCES.resolve("messages/messages_en.properties")).stream()
                .filter(line -> line.contains("=")).map(ThemesPageTest::keyAndText)
                .map(begin -> known.stream().filter(row -> row.startsWith(begin.substring(0, begin.indexOf(" | "))))
                        .findFirst().map(row -> begin + row.substring(row.lastIndexOf("` | ") + 1))
                        .orElse(begin + " |  |"))
                .toList();

        assertThat(table.rows(rows, "themes")).containsExactlyElementsOf(rows);
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.contains("{0")).isEqualTo(!row.endsWith(" |  |")));
    }

    private static String keyAndText(String line) {
        String[] parts = line.split("=", 2);
        return "| `" + parts[0] + "` | `" + parts[1].replace("|", "\\|") + "`";
    }
}
