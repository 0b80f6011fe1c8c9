package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Otherwise a run would find out after ten minutes that its figures have no place. */
final class DocsPageTest {

    @TempDir
    private Path docs;

    @Test
    void figuresHaveTheirPlaceAndAllElseStays() throws IOException {
        TextTable table = new TextTable("what", "how much");
        table.add("figure of this test", "1");

        DocsPage page = new DocsPage(docs);
        String benchmark = copied("benchmark.md");
        page.takeReset(table);
        assertWritten("benchmark.md", benchmark, "reset");
        String capacity = copied("capacity.md");
        page.takeGrowth(new GrowthReport(List.of("a machine"), Map.of("Growth", table)));
        assertWritten("capacity.md", capacity, "growth");
    }

    private String copied(String name) throws IOException {
        String text = Files.readString(ProjectFiles.base().resolve("docs").resolve(name));
        Files.writeString(docs.resolve(name), text);
        return text;
    }

    private void assertWritten(String name, String before, String mark) throws IOException {
        String after = Files.readString(docs.resolve(name));
        int begin = before.indexOf("<!-- " + mark + ":");
        String end = before.substring(before.indexOf("<!-- end of " + mark + " -->"));

        assertThat(after).startsWith(before.substring(0, begin)).endsWith("| figure of this test | 1 |\n\n" + end);
    }
}
