package io.github.onetimecode.factors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;

/** A table of {@code docs/factors.md}: written with {@code -Dmatrix=true}, else read. */
final class MatrixTable {

    private static final Path DOCS = ProjectFiles.base().resolve("docs/factors.md");

    private MatrixTable() {
    }

    /** Of one user. Flows with the same outcome share a row. */
    static List<String> rows(MatrixUser user, Map<MatrixFlow, MatrixCell> cells) {
        Map<String, List<String>> flows = new LinkedHashMap<>();
        cells.forEach((flow, cell) -> flows.computeIfAbsent(cell.columns(), columns -> new ArrayList<>())
                .add(String.valueOf(flow.number())));
        return flows.entrySet().stream().map(row -> "| " + user.label() + " | " + String.join(", ", row.getValue())
                + " | " + row.getKey() + " |").toList();
    }

    static List<String> ofFlows() {
        return Stream.of(MatrixFlow.values()).map(flow -> "| " + flow.number() + " | " + flow.label() + " |").toList();
    }

    /** The rows below a heading as the document has them; these ones if they shall be written. */
    static List<String> documented(String heading, List<String> rows) {
        List<String> lines = read();
        int start = lines.indexOf(heading) + 1;
        while (!lines.get(start).startsWith("|")) {
            start++;
        }
        start += 2;
        int end = start;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        if (Boolean.getBoolean("matrix")) {
            write(Stream.of(lines.subList(0, start), rows, lines.subList(end, lines.size()))
                    .flatMap(List::stream).toList());
            return rows;
        }
        return lines.subList(start, end);
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(DOCS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<String> lines) {
        try {
            Files.write(DOCS, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
