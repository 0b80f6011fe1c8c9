package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever looks up a class that docs/internals.md names finds it. */
final class InternalsPageTest {

    /** Names in brackets are of classes, one of them with a method. */
    private static final Pattern IN_BRACKETS =
            Pattern.compile("\\((`[A-Z][A-Za-z]+`(?:, `[A-Z][A-Za-z]+`)*|`[A-Z][A-Za-z]+\\.\\w+`)[,)]");

    @Test
    void eachClassThatIsNamedExists() throws IOException {
        List<String> named = IN_BRACKETS.matcher(Files.readString(Path.of("docs/internals.md"))).results()
                .flatMap(match -> MarkdownTable.code(match.group(1)).stream())
                .map(name -> name.replaceFirst("\\..*", ".java"))
                .map(name -> name.endsWith(".java") ? name : name + ".java").distinct().toList();

        assertThat(named).hasSizeGreaterThan(30).isSubsetOf(sources());
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
