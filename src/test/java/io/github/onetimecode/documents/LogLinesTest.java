package io.github.onetimecode.documents;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/events.md has each line that the extension logs, with its logger and its level, and no other. */
final class LogLinesTest {

    private static final Pattern CALL = Pattern.compile(
            "\\bLOG\\s*\\.(error|warn|info|debug|trace)f?\\(\\s*(?:\\w+,\\s*)?\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** A line is handed to the logger as it was put together elsewhere. */
    private static final Pattern HANDED_ON = Pattern.compile("LOG::(\\w+)|new StartCheck\\(\"[^\"]+\", LOG");
    private static final Pattern LOGGER = Pattern.compile("Logger\\.getLogger\\((?:(\\w+)\\.class|\"([^\"]+)\")\\)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Map<String, String> LEVELS =
            Map.of("error", "error", "warn", "warning", "info", "info", "debug", "debug");

    private final MainSources sources = MainSources.read();
    private final List<List<String>> documented = MarkdownTable.below("docs/events.md", "## Log lines").rows();

    /**
     * What the extension logs.
     *
     * @param line empty where it was put together elsewhere
     */
    private record Logged(String logger, String level, String line) {

        static Stream<Logged> in(String source) {
            Matcher declared = LOGGER.matcher(source);
            if (!declared.find()) {
                return Stream.empty();
            }
            String logger = declared.group(2) != null ? declared.group(2) : packageOf(source) + "." + declared.group(1);
            Stream<Logged> lines = CALL.matcher(source).results().map(call ->
                    new Logged(logger, LEVELS.get(call.group(1)), MainSources.documented(call.group(2))));
            Stream<Logged> others = HANDED_ON.matcher(source).results()
                    .map(call -> new Logged(logger, LEVELS.get(call.group(1) == null ? "warn" : call.group(1)), ""));
            return Stream.concat(lines, others);
        }

        boolean isIn(List<String> row) {
            return row.get(0).equals("`" + logger + "`") && row.get(1).equals(level)
                    && (line.isEmpty() || row.get(2).equals("`" + line + "`"));
        }

        private static String packageOf(String source) {
            Matcher found = PACKAGE.matcher(source);
            assertThat(found.find()).isTrue();
            return found.group(1);
        }
    }

    @Test
    void eachLineOfTheSourcesIsDocumentedWithItsLoggerAndItsLevel() {
        assertThat(logged()).hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(documented).as(line.toString()).anyMatch(line::isIn));
    }

    @Test
    void eachDocumentedLineIsInTheSources() {
        List<String> strings = sources.strings();
        assertThat(documented).flatExtracting(row -> MarkdownTable.code(row.get(2)))
                .filteredOn(line -> line.contains(" ")).allSatisfy(line -> assertThat(strings).contains(line));
    }

    @Test
    void eachDocumentedLoggerLogsAtTheDocumentedLevel() {
        List<Logged> all = logged();
        assertThat(documented).allSatisfy(row -> assertThat(all).as(row.toString())
                .anyMatch(line -> row.get(0).equals("`" + line.logger() + "`") && row.get(1).equals(line.level())));
    }

    @Test
    void everyCallOfALoggerIsUnderstood() {
        assertThat(sources.texts()
                .filter(source -> source.contains("Logger.getLogger(") && source.contains("org.jboss.logging")))
                .allSatisfy(source -> assertThat(Pattern.compile("\\bLOG\\b").matcher(source).results().count() - 1)
                        .isEqualTo(Logged.in(source).count()));
    }

    private List<Logged> logged() {
        return sources.texts().filter(source -> source.contains("org.jboss.logging")).flatMap(Logged::in).toList();
    }
}
