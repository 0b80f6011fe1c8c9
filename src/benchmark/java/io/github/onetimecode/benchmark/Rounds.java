package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rows once, and all of them again: what changes on the machine meanwhile changes for each. */
final class Rounds {

    private final Map<Scenario, List<Figures>> measured = new LinkedHashMap<>();
    private final List<Scenario> rows;
    private final Progress progress;

    /** @param rows password only first, since the others' figures need its own */
    Rounds(List<Scenario> rows, Progress progress) {
        this.rows = rows;
        this.progress = progress;
        rows.forEach(row -> measured.put(row, new ArrayList<>()));
    }

    void measure(int rounds, RowMeasurement measurement) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Map<Scenario, Figures> figures = new LinkedHashMap<>();
            for (Scenario row : order(round)) {
                figures.put(row, measurement.measure(row));
                progress.say("round " + (round + 1) + " " + row.name(), figures.get(row));
            }
            Optional.ofNullable(figures.get(Scenario.TOTP))
                    .ifPresent(totp -> figures.values().forEach(row -> row.compareTo(totp)));
            figures.forEach((row, values) -> measured.get(row).add(values));
        }
    }

    /** Another one second in each round: nobody always comes after the same neighbour. */
    private List<Scenario> order(int round) {
        List<Scenario> others = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.rotate(others, -round * Math.max(1, others.size() / 3));
        others.add(0, rows.get(0));
        return others;
    }

    Map<Scenario, Figures> medians() {
        Map<Scenario, Figures> medians = new LinkedHashMap<>();
        measured.forEach((row, figures) -> medians.put(row, Figures.medians(figures)));
        return medians;
    }
}
