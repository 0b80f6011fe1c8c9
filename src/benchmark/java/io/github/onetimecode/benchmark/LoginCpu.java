package io.github.onetimecode.benchmark;

import java.time.Duration;

/** CPU of logins that begin at the fixed rate, second by second, with nobody beside them. */
final class LoginCpu {

    private static final double NANOS_PER_MILLI = 1e6;

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final double idleShare;
    private final Progress progress;
    private int failed;

    /** @param idleShare processor time that the server takes in a second when nobody asks it anything, in seconds */
    LoginCpu(MeasuredSystem system, BenchmarkSettings settings, double idleShare, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.idleShare = idleShare;
        this.progress = progress;
    }

    /** @return milliseconds of a login */
    double ofSecond(Scenario row, Crowd crowd) {
        Duration cpu = system.nodes().cpu();
        long start = System.nanoTime();
        Outcomes logins = crowd.atRate(system.login(row), settings.rate(), settings.rate());
        progress.failures(logins);
        failed += logins.failures().size();
        double idleNanos = idleShare * (System.nanoTime() - start);
        return (system.nodes().cpu().minus(cpu).toNanos() - idleNanos) / NANOS_PER_MILLI / logins.finished();
    }

    /** Of all logins so far. */
    int failed() {
        return failed;
    }
}
