package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows once, and all of them again, each beside TOTP: what changes on the machine and in the server is in both, and
 * not in their ratio.
 */
final class Rounds {

    private final Map<Scenario, List<Figures>> measured = new LinkedHashMap<>();
    private final List<Scenario> first;
    private final List<Scenario> rows;
    private final Progress progress;
    private int round;

    /** @param first those that others' figures need, once in a round */
    Rounds(List<Scenario> first, List<Scenario> rows, Progress progress) {
        this.first = first;
        this.rows = rows;
        this.progress = progress;
        first.forEach(row -> measured.put(row, new ArrayList<>()));
        measured.put(Scenario.TOTP, new ArrayList<>());
        rows.forEach(row -> measured.put(row, new ArrayList<>()));
    }

    Rounds measure(Measurement measurement, int rounds) throws IOException {
        for (int count = 0; count < rounds; count++) {
            measureOnce(measurement);
        }
        return this;
    }

    /** One more round. It may be on another server than those before. */
    Rounds measureOnce(Measurement measurement) throws IOException {
        progress.say("round " + (round + 1));
        for (Scenario row : first) {
            besideTotp(row, measurement);
        }
        Map<Scenario, Figures> compared = new LinkedHashMap<>();
        for (Scenario row : order()) {
            Figures figures = besideTotp(row, measurement);
            progress.say(row.name(), figures);
            compared.put(row, figures);
        }
        Optional.ofNullable(compared.get(Scenario.FLOOR)).ifPresent(
                floor -> compared.values().forEach(row -> row.compareToFloor(floor)));
        round++;
        return this;
    }

    private Figures besideTotp(Scenario row, Measurement measurement) throws IOException {
        List<Figures> both = measurement.measure(List.of(Scenario.TOTP, row));
        measured.get(Scenario.TOTP).add(both.get(0));
        measured.get(row).add(both.get(1));
        both.get(1).compareTo(both.get(0));
        return both.get(1);
    }

    /** Another one first in each round: nobody always comes after the same neighbour. */
    private List<Scenario> order() {
        List<Scenario> turned = new ArrayList<>(rows);
        Collections.rotate(turned, -round * Math.max(1, turned.size() / 3));
        return turned;
    }

    /** Over all rounds, in the order of the table. */
    Map<Scenario, Figures> figures() {
        Map<Scenario, Figures> all = new LinkedHashMap<>();
        measured.forEach((row, figures) -> all.put(row, Figures.overRounds(figures)));
        all.get(Scenario.TOTP).compareToItself();
        return all;
    }
}
