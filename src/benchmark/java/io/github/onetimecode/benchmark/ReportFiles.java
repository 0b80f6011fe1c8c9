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
    private final String where;

    ReportFiles(Report report) {
        this(report, "");
    }

    /** @param where for the headings of a page that has several reports */
    ReportFiles(Report report, String where) {
        this.report = report;
        this.where = where;
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

    /** @param name of the files */
    void writeTo(Path folder, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".txt"), text());
        Files.writeString(folder.resolve(name + ".md"), markdown());
        Files.writeString(folder.resolve(name + ".json"), json().toPrettyString() + "\n");
    }

    void writeChartsTo(Path folder) throws IOException {
        for (Map.Entry<String, String> chart : charts().entrySet()) {
            Files.writeString(folder.resolve(chart.getKey()), chart.getValue());
        }
    }

    private String told(Function<TextTable, String> form, String between, String heading) {
        StringBuilder all = new StringBuilder("\n");
        report.conditions().lines().forEach(line -> all.append(line).append(between));
        append(all, heading, "Logins" + where, form.apply(FigureTable.of(report.rows())));
        if (!report.defaultHash().isEmpty()) {
            append(all, heading, "The same with Keycloak's default password hash, for information",
                    form.apply(FigureTable.of(report.defaultHash())));
        }
        if (!report.verdicts().isEmpty()) {
            TextTable targets = new TextTable("target", "measured", "+/-", "");
            report.verdicts().forEach(verdict -> targets.add(verdict.target(), verdict.figure(),
                    Spread.told(verdict.noisePercent()), verdict.word()));
            append(all, heading, "Targets" + where, form.apply(targets));
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
        report.verdicts().forEach(verdict -> addVerdict(targets.addObject(), verdict));
        ArrayNode code = json.putArray("code");
        report.code().lines().forEach(line -> code.addObject().put("operation", line.name())
                .put("microseconds", line.micros()).put("error", line.error()).put("bytes", line.bytes()));
        return json;
    }

    private static void addVerdict(ObjectNode json, Verdict verdict) {
        json.put("target", verdict.target()).put("measured", verdict.figure()).put("met", verdict.met());
        putNumber(json, "noise-percent", verdict.noisePercent());
    }

    /** JSON has no word for what is not a number. */
    private static void putNumber(ObjectNode json, String key, double value) {
        if (!Double.isNaN(value)) {
            json.put(key, value);
        }
    }

    private static void rows(ArrayNode json, Map<Scenario, Figures> rows) {
        rows.forEach((row, figures) -> {
            ObjectNode object = json.addObject().put("row", row.name());
            for (Column column : Column.values()) {
                putNumber(object, column.key(), figures.get(column));
                putNumber(object, column.key() + "-noise-percent", figures.noise(column));
            }
        });
    }
}
