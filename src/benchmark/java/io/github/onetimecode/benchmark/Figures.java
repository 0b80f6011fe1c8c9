package io.github.onetimecode.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was measured of one row: in one round, or as medians over all. What was not is not a number. */
final class Figures {

    private final Map<Column, Double> values = new EnumMap<>(Column.class);

    Figures put(Column column, double value) {
        values.put(column, value);
        return this;
    }

    Figures put(Column p50, Column p99, Latencies latencies) {
        return put(p50, latencies.medianMillis()).put(p99, latencies.percentileMillis(0.99));
    }

    double get(Column column) {
        return values.getOrDefault(column, Double.NaN);
    }

    String told(Column column) {
        return column.told(get(column));
    }

    /** With what they are beside TOTP's of the same round. */
    void compareTo(Figures totp) {
        ratio(Column.RATE_TO_TOTP, Column.LOGINS_PER_SECOND, totp);
        ratio(Column.CPU_TO_TOTP, Column.CPU_PER_LOGIN, totp);
        ratio(Column.PASSWORD_TO_TOTP, Column.PASSWORD_P50, totp);
    }

    private void ratio(Column ratio, Column of, Figures totp) {
        put(ratio, get(of) / totp.get(of));
    }

    /** Of each column the median over the rounds in which it was measured. */
    static Figures medians(List<Figures> rounds) {
        Figures medians = new Figures();
        for (Column column : Column.values()) {
            double[] sorted = rounds.stream().mapToDouble(round -> round.get(column))
                    .filter(value -> !Double.isNaN(value)).sorted().toArray();
            if (sorted.length > 0) {
                medians.put(column, (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
            }
        }
        return medians;
    }
}
