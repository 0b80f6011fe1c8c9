package io.github.onetimecode.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as text with aligned columns, or as Markdown. The first column is left-aligned, all others right-aligned. */
final class TextTable {

    /** What was not measured. */
    static final String NOTHING = "-";

    private final List<List<String>> lines;

    TextTable(String... headings) {
        this(List.of(List.of(headings)));
    }

    private TextTable(List<List<String>> lines) {
        this.lines = new ArrayList<>(lines);
    }

    void add(String... cells) {
        lines.add(Arrays.asList(cells));
    }

    /** Without the columns in which no line has anything but {@link #NOTHING}. */
    TextTable withoutEmptyColumns() {
        int[] filled = IntStream.range(0, lines.get(0).size()).filter(column -> lines.stream().skip(1)
                .anyMatch(line -> !line.get(column).equals(NOTHING))).toArray();
        return new TextTable(lines.stream().map(line -> IntStream.of(filled).mapToObj(line::get).toList()).toList());
    }

    String toText() {
        List<Integer> widths = widths();
        return lines.stream().map(line -> joined(padded(line, widths), "  ").stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    String toMarkdown() {
        List<List<String>> all = new ArrayList<>(lines);
        List<String> ruler = new ArrayList<>(Collections.nCopies(lines.get(0).size(), "--:"));
        ruler.set(0, "---");
        all.add(1, ruler);
        return all.stream().map(line -> "| " + joined(line, " | ") + " |\n").collect(Collectors.joining());
    }

    private List<Integer> widths() {
        return IntStream.range(0, lines.get(0).size())
                .mapToObj(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
                .toList();
    }

    private static List<String> padded(List<String> line, List<Integer> widths) {
        return IntStream.range(0, line.size())
                .mapToObj(i -> String.format((i == 0 ? "%-" : "%") + widths.get(i) + "s", line.get(i))).toList();
    }

    private static String joined(List<String> cells, String between) {
        return String.join(between, cells);
    }
}
