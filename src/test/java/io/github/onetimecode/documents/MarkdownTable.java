package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first table below a heading of a document.
 *
 * @param rows cells of each row, without its head
 */
record MarkdownTable(List<List<String>> rows) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static MarkdownTable below(String file, String heading) {
        List<String> lines = lines(file);
        assertThat(lines).as(file).containsOnlyOnce(heading);
        return new MarkdownTable(lines.stream().dropWhile(line -> !line.equals(heading))
                .dropWhile(line -> !line.startsWith("|")).skip(2).takeWhile(line -> line.startsWith("|"))
                .map(MarkdownTable::cells).toList());
    }

    Stream<String> column(int number) {
        return rows.stream().map(row -> row.get(number));
    }

    /** What stands between backticks. */
    static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
