package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * Logins that begin at a fixed rate, with a few password-only logins beside them: their CPU and their pages. A second
 * of one row, a second of the next, and again: how fast the processors are changes from one half-minute to the next by
 * a third where they are shared with other machines, and from second to second hardly.
 */
final class RateMeasurement implements Measurement {

    private static final double NANOS_PER_MILLI = 1e6;

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final double idleShare;
    private final Optional<Profiler> profiler;
    private final Progress progress;
    private final Set<Scenario> profiled = new HashSet<>();
    private double passwordCpuMillis;

    /** @param idleShare processor time that the server takes in a second when nobody asks it anything, in seconds */
    RateMeasurement(MeasuredSystem system, BenchmarkSettings settings, double idleShare, Optional<Profiler> profiler,
            Progress progress) {
        this.system = system;
        this.settings = settings;
        this.idleShare = idleShare;
        this.profiler = profiler;
        this.progress = progress;
    }

    @Override
    public List<Figures> measure(List<Scenario> rows) throws IOException {
        MailManner manner = rows.get(rows.size() - 1).manner();
        system.prepare(manner);
        List<RateTally> tallies = rows.stream().map(RateTally::new).toList();
        for (Scenario row : rows) {
            system.crowd().atRate(system.login(row), settings.rate(), settings.rate() * settings.leadSeconds());
        }
        system.sink().behave(manner);
        for (int second = 0; second < settings.seconds(); second++) {
            tallies.forEach(this::addSecond);
        }
        List<Figures> all = new ArrayList<>();
        passwordCpuMillis = RateTally.priceOfPassword(tallies, passwordCpuMillis);
        for (RateTally tally : tallies) {
            Figures figures = tally.figures(passwordCpuMillis);
            if (tally.row().way().isMailed()) {
                figures.put(Column.SMTP_PEAK, system.sink().peak());
            }
            profile(tally.row(), figures);
            all.add(figures);
        }
        return all;
    }

    private void addSecond(RateTally tally) {
        Duration own = ownCpu();
        Duration cpu = system.nodes().cpu();
        Optional<Duration> database = system.nodes().databaseCpu();
        long start = System.nanoTime();
        Login password = system.login(Scenario.PASSWORD);
        Future<Outcomes> probing = Crowd.meanwhile(() -> system.crowd().atRate(password,
                MeasuredSystem.PROBES_PER_SECOND, MeasuredSystem.PROBES_PER_SECOND));
        Outcomes logins = system.crowd().atRate(system.login(tally.row()), settings.rate(), settings.rate());
        Outcomes probes = Crowd.join(probing);
        double idleNanos = idleShare * (System.nanoTime() - start);
        tally.add(logins, probes, (system.nodes().cpu().minus(cpu).toNanos() - idleNanos) / NANOS_PER_MILLI,
                millis(own, ownCpu()));
        database.ifPresent(before -> tally.addDatabase(millis(before, system.nodes().databaseCpu().orElse(before))));
        progress.failures(logins);
    }

    private void profile(Scenario row, Figures figures) throws IOException {
        if (profiler.isPresent() && !row.equals(Scenario.PASSWORD) && profiled.add(row)) {
            profiler.get().profile(row.name(), figures.get(Column.CPU_PER_LOGIN), () -> system.crowd().atRate(
                    system.login(row), settings.rate(), settings.rate() * settings.profiledSeconds()).finished());
        }
    }

    private static double millis(Duration before, Duration after) {
        return after.minus(before).toNanos() / NANOS_PER_MILLI;
    }

    static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
