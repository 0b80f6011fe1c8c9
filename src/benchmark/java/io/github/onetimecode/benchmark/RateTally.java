package io.github.onetimecode.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What the seconds of a row at a fixed rate say. */
final class RateTally {

    private final Scenario row;
    private final List<Outcomes> logins = new ArrayList<>();
    private final List<Outcomes> probes = new ArrayList<>();
    private final List<Double> cpuMillis = new ArrayList<>();
    private double driverMillis;
    private double databaseMillis;

    RateTally(Scenario row) {
        this.row = row;
    }

    Scenario row() {
        return row;
    }

    /** @param cpu of the server, and {@code driver} of this process, in milliseconds */
    void add(Outcomes moreLogins, Outcomes moreProbes, double cpu, double driver) {
        logins.add(moreLogins);
        probes.add(moreProbes);
        cpuMillis.add(cpu);
        driverMillis += driver;
    }

    /** Where it is a process of its own. With what it takes when idle: it is in no ratio. */
    void addDatabase(double cpu) {
        databaseMillis += cpu;
    }

    /** Where logins and those beside them are of the same kind. */
    private double cpuMillisOfEach() {
        return CpuOfSeconds.mean(seconds(second -> cpuMillis.get(second)
                / (logins.get(second).finished() + probes.get(second).finished())));
    }

    /**
     * CPU of a password-only login, in milliseconds, before it is taken off all rows that were measured together.
     *
     * @param known the price so far, for rows without one
     */
    static double priceOfPassword(List<RateTally> tallies, double known) {
        return tallies.stream().filter(tally -> tally.row.way() == LoginWay.PASSWORD).findFirst()
                .map(RateTally::cpuMillisOfEach).orElse(known);
    }

    private double[] seconds(IntToDoubleFunction ofSecond) {
        return IntStream.range(0, cpuMillis.size()).mapToDouble(ofSecond).toArray();
    }

    /** @param probeMillis CPU of a login beside those of the row */
    Figures figures(double probeMillis) {
        Figures figures = new Figures()
                .putCpu(seconds(second -> (cpuMillis.get(second) - probes.get(second).finished() * probeMillis)
                        / logins.get(second).finished()))
                .put(Column.DRIVER_CPU_PER_LOGIN, driverMillis / (finished(logins) + finished(probes)))
                .put(Column.OPEN_P50, Column.OPEN_P99, latencies(logins, LoginTimes::openNanos))
                .putPages(latencies(logins, LoginTimes::passwordNanos))
                .put(Column.CODE_P50, Column.CODE_P99, latencies(logins, LoginTimes::codeNanos))
                .put(Column.PROBE_P50, Column.PROBE_P99, latencies(probes, LoginTimes::withPasswordNanos))
                .put(Column.FAILED, failures(logins) + failures(probes));
        if (databaseMillis > 0) {
            figures.put(Column.DATABASE_CPU_PER_LOGIN, databaseMillis / (finished(logins) + finished(probes)));
        }
        if (row.way().isMailed()) {
            Latencies mails = latencies(logins, LoginTimes::mailNanos);
            figures.put(Column.MAIL_P50, Column.MAIL_P99, mails).put(Column.MAIL_MAX, mails.maxMillis());
        }
        return figures;
    }

    private static double finished(List<Outcomes> seconds) {
        return seconds.stream().mapToInt(Outcomes::finished).sum();
    }

    private static int failures(List<Outcomes> seconds) {
        return seconds.stream().mapToInt(second -> second.failures().size()).sum();
    }

    private static Latencies latencies(List<Outcomes> seconds, ToLongFunction<LoginTimes> time) {
        return Latencies.of(seconds.stream().map(second -> second.latencies(time)).toList());
    }
}
