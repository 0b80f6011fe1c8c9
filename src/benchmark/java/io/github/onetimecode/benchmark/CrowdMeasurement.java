package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;

/**
 * Logins as fast as they come: how many a second, and how many there would have been with the driver and the mail
 * server on another machine. These take CPU of the same processors. As long as all processors are busy, the server
 * would have needed as much less time as each processor spent on them.
 */
final class CrowdMeasurement implements Measurement {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final Progress progress;

    CrowdMeasurement(MeasuredSystem system, BenchmarkSettings settings, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public Figures measure(Scenario row) throws IOException {
        system.prepare(row.manner());
        Login login = system.login(row);
        system.crowd().asFastAsTheyCome(login, settings.crowd(), Duration.ofSeconds(1));
        Duration own = RateMeasurement.ownCpu();
        Duration cpu = system.nodes().cpu();
        long start = System.nanoTime();
        Outcomes outcomes = system.crowd().asFastAsTheyCome(login, settings.crowd(),
                Duration.ofSeconds(settings.crowdSeconds()));
        double nanos = System.nanoTime() - start;
        int processors = Runtime.getRuntime().availableProcessors();
        double ownNanos = RateMeasurement.ownCpu().minus(own).toNanos();
        double serverNanos = system.nodes().cpu().minus(cpu).toNanos();
        progress.failures(outcomes);
        return new Figures().put(Column.LOGINS_PER_SECOND, outcomes.finished() * NANOS_PER_SECOND / nanos)
                .put(Column.LOGINS_PER_SECOND_APART,
                        outcomes.finished() * NANOS_PER_SECOND / (nanos - ownNanos / processors))
                .put(Column.CROWD_CPU_PER_LOGIN, serverNanos / NANOS_PER_MILLI / outcomes.finished())
                .put(Column.CROWD_BUSY_PERCENT, (serverNanos + ownNanos) / nanos / processors * PERCENT)
                .put(Column.FAILED, outcomes.failures().size());
    }
}
