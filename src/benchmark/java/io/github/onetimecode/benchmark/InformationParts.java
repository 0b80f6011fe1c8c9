package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that are told and not judged. A part that fails is named in the report, and what was measured is still told. */
final class InformationParts {

    private final List<String> failed = new ArrayList<>();
    private final Progress progress;

    InformationParts(Progress progress) {
        this.progress = progress;
    }

    /** @return its rows; none of a part that failed */
    Map<Scenario, Figures> measured(String name, Part part) {
        Map<Scenario, Figures> rows = new LinkedHashMap<>();
        try {
            part.measure(rows);
        } catch (IOException | RuntimeException e) {
            progress.say(name + " was not measured: " + e);
            failed.add("not measured: " + name + " (" + e + ")");
            rows.clear();
        }
        return rows;
    }

    /** For the conditions of a report. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /** Measures a part. */
    @FunctionalInterface
    interface Part {

        /** @param rows where its figures go */
        void measure(Map<Scenario, Figures> rows) throws IOException;
    }
}
