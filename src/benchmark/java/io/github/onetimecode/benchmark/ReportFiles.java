package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report as text, Markdown, JSON and charts. */
final class ReportFiles {

    private final Report report;

    ReportFiles(Report report) {
        this.report = report;
    }

    String text() {
        return told(TextTable::toText, "\n", "%s\n\n");
    }

    String markdown() {
        return told(TextTable::toMarkdown, "\n\n", "### %s\n\n");
    }

    Map<String, String> charts() {
        return Charts.of(report);
    }

    void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("benchmark.txt"), text());
        Files.writeString(folder.resolve("benchmark.md"), markdown());
        Files.writeString(folder.resolve("benchmark.json"), json().toPrettyString() + "\n");
        for (Map.Entry<String, String> chart : charts().entrySet()) {
            Files.writeString(folder.resolve(chart.getKey()), chart.getValue());
        }
    }

    private String told(Function<TextTable, String> form, String between, String heading) {
        StringBuilder all = new StringBuilder("\n");
        report.conditions().lines().forEach(line -> all.append(line).append(between));
        append(all, heading, "Logins", form.apply(FigureTable.of(report.rows())));
        if (!report.defaultHash().isEmpty()) {
            append(all, heading, "The same with Keycloak's default password hash, for information",
                    form.apply(FigureTable.of(report.defaultHash())));
        }
        if (!report.verdicts().isEmpty()) {
            TextTable targets = new TextTable("target", "measured", "");
            report.verdicts().forEach(verdict -> targets.add(verdict.target(), verdict.figure(), verdict.word()));
            append(all, heading, "Targets", form.apply(targets));
        }
        if (!report.code().lines().isEmpty()) {
            append(all, heading, "The code and a claim by themselves", form.apply(report.code().table()));
        }
        return all.toString();
    }

    private static void append(StringBuilder all, String heading, String title, String table) {
        all.append('\n').append(String.format(heading, title)).append(table);
    }

    private ObjectNode json() {
        ObjectNode json = AdminConnection.JSON.createObjectNode();
        report.conditions().lines().forEach(json.putArray("setting")::add);
        rows(json.putArray("rows"), report.rows());
        rows(json.putArray("default-hash"), report.defaultHash());
        ArrayNode targets = json.putArray("targets");
        report.verdicts().forEach(verdict -> targets.addObject().put("target", verdict.target())
                .put("measured", verdict.figure()).put("met", verdict.met()));
        ArrayNode code = json.putArray("code");
        report.code().lines().forEach(line -> code.addObject().put("operation", line.name())
                .put("microseconds", line.micros()).put("error", line.error()).put("bytes", line.bytes()));
        return json;
    }

    private static void rows(ArrayNode json, Map<Scenario, Figures> rows) {
        rows.forEach((row, figures) -> {
            ObjectNode object = json.addObject().put("row", row.name());
            for (Column column : Column.values()) {
                if (!Double.isNaN(figures.get(column))) {
                    object.put(column.key(), figures.get(column));
                }
            }
        });
    }
}
