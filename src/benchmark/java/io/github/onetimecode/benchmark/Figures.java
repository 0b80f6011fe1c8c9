package io.github.onetimecode.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** What was measured of one row: in one round, or over all rounds. What was not is not a number. */
final class Figures {

    private static final double TAIL = 0.99;

    private final Map<Column, Double> values = new EnumMap<>(Column.class);
    private final Map<Column, Double> noises = new EnumMap<>(Column.class);
    private double[] cpuOfSeconds = {};
    private Latencies pages = Latencies.NONE;
    private Figures totp;

    Figures put(Column column, double value) {
        values.put(column, value);
        return this;
    }

    Figures put(Column p50, Column p99, Latencies latencies) {
        return put(p50, latencies.medianMillis()).put(p99, latencies.percentileMillis(TAIL));
    }

    /** What a login cost in each second, in milliseconds. */
    Figures putCpu(double... ofSeconds) {
        cpuOfSeconds = ofSeconds.clone();
        return put(Column.CPU_PER_LOGIN, CpuOfSeconds.mean(ofSeconds));
    }

    /** From the password to the next page. Kept, since the tails of single rounds tell little. */
    Figures putPages(Latencies fromPassword) {
        pages = fromPassword;
        return put(Column.PASSWORD_P50, Column.PASSWORD_P99, fromPassword);
    }

    double get(Column column) {
        return values.getOrDefault(column, Double.NaN);
    }

    /** Of a ratio over the rounds, see {@link Spread#noisePercent}. */
    double noise(Column column) {
        return noises.getOrDefault(column, Double.NaN);
    }

    String told(Column column) {
        return column.told(get(column));
    }

    /** With what they are beside TOTP's, measured in turn with them. */
    Figures compareTo(Figures totp) {
        if (cpuOfSeconds.length > 0) {
            put(Column.CPU_TO_TOTP, CpuOfSeconds.ratio(cpuOfSeconds, totp.cpuOfSeconds));
        }
        ratio(Column.RATE_TO_TOTP, Column.LOGINS_PER_SECOND_APART, totp);
        ratio(Column.PASSWORD_TO_TOTP, Column.PASSWORD_P50, totp);
        this.totp = totp;
        return put(Column.PASSWORD_P99_TO_TOTP, tail(pages, totp.pages));
    }

    void compareToItself() {
        put(Column.CPU_TO_TOTP, 1).put(Column.PASSWORD_TO_TOTP, 1).put(Column.PASSWORD_P99_TO_TOTP, 1);
        // Not wherever logins have a fixed rate.
        ratio(Column.RATE_TO_TOTP, Column.LOGINS_PER_SECOND_APART, this);
    }

    private void ratio(Column ratio, Column of, Figures totp) {
        put(ratio, get(of) / totp.get(of));
    }

    private static double tail(Latencies pages, Latencies ofTotp) {
        return pages.percentileMillis(TAIL) / ofTotp.percentileMillis(TAIL);
    }

    /** Those of TOTP that were measured in turn with these; without any value if these were not compared. */
    Figures totp() {
        return totp == null ? new Figures() : totp;
    }

    /** Both were compared with TOTP in the same round. */
    void compareToFloor(Figures floor) {
        put(Column.CPU_TO_FLOOR, get(Column.CPU_TO_TOTP) / floor.get(Column.CPU_TO_TOTP));
    }

    /** With what another measurement says of the same row, where this one says nothing. */
    Figures with(Figures others) {
        others.values.forEach((column, value) -> {
            if (Double.isNaN(get(column))) {
                put(column, value);
                noises.put(column, others.noise(column));
            } else if (column == Column.FAILED) {
                put(column, get(column) + value);
            }
        });
        if (others.totp != null) {
            totp = totp().with(others.totp);
        }
        return this;
    }

    /**
     * Of each column the median of the rounds in which it was measured; but all that failed, and tails of all rounds
     * together.
     */
    static Figures overRounds(List<Figures> rounds) {
        Figures all = new Figures();
        for (Column column : Column.values()) {
            double[] measured = rounds.stream().mapToDouble(round -> round.get(column))
                    .filter(value -> !Double.isNaN(value)).toArray();
            if (measured.length > 0) {
                Spread spread = Spread.of(measured);
                all.put(column, column == Column.FAILED ? DoubleStream.of(measured).sum() : spread.median());
                all.noises.put(column, spread.noisePercent());
            }
        }
        all.pages = Latencies.of(rounds.stream().map(round -> round.pages).toList());
        List<Figures> ofTotp = rounds.stream().map(round -> round.totp).filter(Objects::nonNull).toList();
        all.totp = ofTotp.isEmpty() ? null : overRounds(ofTotp);
        if (all.pages.count() > 0) {
            all.put(Column.PASSWORD_P99, all.pages.percentileMillis(TAIL));
            all.put(Column.PASSWORD_P99_TO_TOTP, tail(all.pages, all.totp().pages));
        }
        return all;
    }
}
