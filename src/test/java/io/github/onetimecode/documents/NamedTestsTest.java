package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that documents name as proofs exist, and have the method that is named. */
final class NamedTestsTest {

    @Test
    void eachProofOfAPropertyIsATest() {
        List<String> proofs = MarkdownTable.below("docs/security.md", "## Which test shows what").column(1)
                .flatMap(cell -> MarkdownTable.code(cell).stream()).toList();

        assertThat(proofs).hasSizeGreaterThan(40).allSatisfy(proof -> assertThat(source(proof.replaceFirst("#.*", "")))
                .as(proof).contains(proof.contains("#") ? " " + proof.replaceFirst(".*#", "") + "(" : "@"));
    }

    @Test
    void eachBehaviourLeadsToATest() {
        List<String> tests = MarkdownTable.below("CONTRIBUTING.md", "## From a behaviour to its test").column(1)
                .flatMap(cell -> MarkdownTable.code(cell).stream()).toList();

        assertThat(tests).hasSizeGreaterThan(70).doesNotHaveDuplicates()
                .allSatisfy(test -> assertThat(source(test)).as(test).contains("Test"));
    }

    private static String source(String test) {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> found = files.filter(file -> file.getFileName().toString().equals(test + ".java")).toList();
            assertThat(found).as(test).hasSize(1);
            return Files.readString(found.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
