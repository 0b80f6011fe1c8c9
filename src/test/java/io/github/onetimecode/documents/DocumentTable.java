package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;

/** The first table below a heading of a document: read, or written anew from the code with a switch. */
public final class DocumentTable {

    private final Path page;
    private final String heading;

    private DocumentTable(Path page, String heading) {
        this.page = page;
        this.heading = heading;
    }

    public static DocumentTable of(String page, String heading) {
        return new DocumentTable(ProjectFiles.base().resolve(page), heading);
    }

    /** The lines of its rows, without the head. */
    public List<String> rows() {
        List<String> lines = lines();
        return lines.subList(start(lines), end(lines));
    }

    /** These rows where the system property is set, after they have been written; the document's own otherwise. */
    public List<String> rows(List<String> fromCode, String property) {
        if (!Boolean.getBoolean(property)) {
            return rows();
        }
        List<String> lines = lines();
        List<String> written = new ArrayList<>(lines.subList(0, start(lines)));
        written.addAll(fromCode);
        written.addAll(lines.subList(end(lines), lines.size()));
        try {
            Files.write(page, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fromCode;
    }

    /** The cells of each row. */
    public List<List<String>> cells() {
        return rows().stream().map(MarkdownTable::cells).toList();
    }

    static String row(Stream<String> cells) {
        return "| " + String.join(" | ", cells.toList()) + " |";
    }

    private int start(List<String> lines) {
        int start = lines.indexOf(heading);
        if (start < 0 || start != lines.lastIndexOf(heading)) {
            throw new AssertionError("no heading, or two: " + heading + " in " + page);
        }
        while (!lines.get(start).startsWith("|")) {
            start++;
        }
        return start + 2;
    }

    private int end(List<String> lines) {
        int end = start(lines);
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        return end;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
