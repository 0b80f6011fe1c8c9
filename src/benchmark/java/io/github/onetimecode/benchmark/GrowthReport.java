package io.github.onetimecode.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was measured of a server that grows.
 *
 * @param conditions on what
 * @param tables     by their headings
 */
record GrowthReport(List<String> conditions, Map<String, TextTable> tables) {

    String text() {
        return told(TextTable::toText, "\n", "\n%s\n\n");
    }

    String markdown() {
        return told(TextTable::toMarkdown, "\n\n", "### %s\n\n");
    }

    private String told(Function<TextTable, String> form, String between, String heading) {
        StringBuilder all = new StringBuilder("\n");
        conditions.forEach(line -> all.append(line).append(between));
        tables.forEach((title, table) -> all.append(String.format(heading, title)).append(form.apply(table))
                .append('\n'));
        return all.toString();
    }
}
