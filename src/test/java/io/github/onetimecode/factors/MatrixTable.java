package io.github.onetimecode.factors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.onetimecode.documents.DocumentTable;

/** A table of {@code docs/factors.md}: written with {@code -Dmatrix=true}, else read. */
final class MatrixTable {

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
        return DocumentTable.of("docs/factors.md", heading).rows(rows, "matrix");
    }
}
