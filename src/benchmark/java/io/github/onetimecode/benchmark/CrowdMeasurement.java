package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Logins as fast as they come: how many a second, and how many there would have been with the driver and the mail
 * server on another machine. These take CPU of the same processors. As long as all processors are busy, the server
 * would have needed as much less time as each processor spent on them. Rows come in turn, as in
 * {@link RateMeasurement}.
 */
final class CrowdMeasurement implements Measurement {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final Duration TURN = Duration.ofSeconds(1);

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final Progress progress;

    /** What the turns of a row add up to. */
    private static final class Tally {

        private double nanos;
        private double ownNanos;
        private double serverNanos;
        private int finished;
        private int failed;

        Figures figures() {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Figures().put(Column.LOGINS_PER_SECOND, finished * NANOS_PER_SECOND / nanos)
                    .put(Column.LOGINS_PER_SECOND_APART,
                            finished * NANOS_PER_SECOND / (nanos - ownNanos / processors))
                    .put(Column.CROWD_CPU_PER_LOGIN, serverNanos / NANOS_PER_MILLI / finished)
                    .put(Column.CROWD_BUSY_PERCENT, (serverNanos + ownNanos) / nanos / processors * PERCENT)
                    .put(Column.FAILED, failed);
        }
    }

    CrowdMeasurement(MeasuredSystem system, BenchmarkSettings settings, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public List<Figures> measure(List<Scenario> rows) throws IOException {
        system.prepare(rows.get(rows.size() - 1).manner());
        List<Tally> tallies = rows.stream().map(row -> new Tally()).toList();
        for (Scenario row : rows) {
            system.crowd().asFastAsTheyCome(system.login(row), settings.crowd(), TURN);
        }
        for (int second = 0; second < settings.crowdSeconds(); second++) {
            for (int i = 0; i < rows.size(); i++) {
                addTurn(rows.get(i), tallies.get(i));
            }
        }
        return tallies.stream().map(Tally::figures).toList();
    }

    private void addTurn(Scenario row, Tally tally) {
        Duration own = RateMeasurement.ownCpu();
        Duration cpu = system.nodes().cpu();
        long start = System.nanoTime();
        Outcomes outcomes = system.crowd().asFastAsTheyCome(system.login(row), settings.crowd(), TURN);
        tally.nanos += System.nanoTime() - start;
        tally.ownNanos += RateMeasurement.ownCpu().minus(own).toNanos();
        tally.serverNanos += system.nodes().cpu().minus(cpu).toNanos();
        tally.finished += outcomes.finished();
        tally.failed += outcomes.failures().size();
        progress.failures(outcomes);
    }
}
