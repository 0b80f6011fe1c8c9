package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/** Logins that begin at a fixed rate, with a few password-only logins beside them: their CPU and their pages. */
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
    public Figures measure(Scenario row) throws IOException {
        system.prepare(row.manner());
        Login login = system.login(row);
        system.crowd().atRate(login, settings.rate(), settings.rate() * settings.leadSeconds());
        system.sink().behave(row.manner());
        Figures figures = measured(row, login);
        if (profiler.isPresent() && !row.equals(Scenario.PASSWORD) && profiled.add(row)) {
            profiler.get().profile(row.name(), figures.get(Column.CPU_PER_LOGIN),
                    () -> logins(login, settings.profiledSeconds()).finished());
        }
        return figures;
    }

    private Figures measured(Scenario row, Login login) {
        Duration own = ownCpu();
        Duration cpu = system.nodes().cpu();
        long start = System.nanoTime();
        Login password = system.login(Scenario.PASSWORD);
        Future<Outcomes> probing = Crowd.meanwhile(() -> system.crowd().atRate(password,
                MeasuredSystem.PROBES_PER_SECOND, MeasuredSystem.PROBES_PER_SECOND * settings.seconds()));
        Outcomes logins = logins(login, settings.seconds());
        Outcomes probes = Crowd.join(probing);
        double idleNanos = idleShare * (System.nanoTime() - start);
        double cpuMillis = (system.nodes().cpu().minus(cpu).toNanos() - idleNanos) / NANOS_PER_MILLI;
        double ownMillis = ownCpu().minus(own).toNanos() / NANOS_PER_MILLI;
        if (row.way() == LoginWay.PASSWORD) {
            passwordCpuMillis = cpuMillis / (logins.finished() + probes.finished());
        }
        Figures figures = new Figures()
                .put(Column.CPU_PER_LOGIN, (cpuMillis - probes.finished() * passwordCpuMillis) / logins.finished())
                .put(Column.DRIVER_CPU_PER_LOGIN, ownMillis / (logins.finished() + probes.finished()))
                .put(Column.OPEN_P50, Column.OPEN_P99, logins.latencies(LoginTimes::openNanos))
                .putPages(logins.latencies(LoginTimes::passwordNanos))
                .put(Column.CODE_P50, Column.CODE_P99, logins.latencies(LoginTimes::codeNanos))
                .put(Column.PROBE_P50, Column.PROBE_P99, probes.latencies(LoginTimes::withPasswordNanos))
                .put(Column.FAILED, logins.failures().size() + probes.failures().size());
        if (row.way().isMailed()) {
            Latencies mails = logins.latencies(LoginTimes::mailNanos);
            figures.put(Column.MAIL_P50, Column.MAIL_P99, mails).put(Column.MAIL_MAX, mails.maxMillis())
                    .put(Column.SMTP_PEAK, system.sink().peak());
        }
        progress.failures(logins);
        return figures;
    }

    private Outcomes logins(Login login, int seconds) {
        return system.crowd().atRate(login, settings.rate(), settings.rate() * seconds);
    }

    static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
