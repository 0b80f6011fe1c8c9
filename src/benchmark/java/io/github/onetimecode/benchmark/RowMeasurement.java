package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;

/** Measures one row once: at the fixed rate with a few password-only logins beside it, then as fast as logins come. */
final class RowMeasurement {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final double idleShare;
    private final FlightRecorder recorder;
    private final Progress progress;
    private double passwordCpuMillis;

    /** @param idleShare processor time that the server takes in a second when nobody asks it anything, in seconds */
    RowMeasurement(MeasuredSystem system, BenchmarkSettings settings, double idleShare, FlightRecorder recorder,
            Progress progress) {
        this.system = system;
        this.settings = settings;
        this.idleShare = idleShare;
        this.recorder = recorder;
        this.progress = progress;
    }

    Figures measure(Scenario scenario) throws IOException {
        system.prepare(scenario.manner());
        Login login = system.login(scenario.way());
        system.crowd().atRate(login, settings.rate(), settings.rate() * settings.leadSeconds());
        system.sink().behave(scenario.manner());
        Figures figures = new Figures();
        atRate(scenario, login, figures);
        asFastAsTheyCome(login, figures);
        return figures;
    }

    private void atRate(Scenario scenario, Login login, Figures figures) throws IOException {
        recorder.start(scenario.name());
        Duration own = ownCpu();
        Duration cpu = system.server().cpu();
        long start = System.nanoTime();
        Login password = system.login(LoginWay.PASSWORD);
        Future<Outcomes> probing = Crowd.meanwhile(() -> system.crowd().atRate(password,
                MeasuredSystem.PROBES_PER_SECOND,
                MeasuredSystem.PROBES_PER_SECOND * settings.seconds()));
        Outcomes logins = system.crowd().atRate(login, settings.rate(), settings.rate() * settings.seconds());
        Outcomes probes = Crowd.join(probing);
        double idleNanos = idleShare * (System.nanoTime() - start);
        double cpuMillis = (system.server().cpu().minus(cpu).toNanos() - idleNanos) / NANOS_PER_MILLI;
        double ownMillis = ownCpu().minus(own).toNanos() / NANOS_PER_MILLI;
        recorder.stop(scenario.name());
        if (scenario.way() == LoginWay.PASSWORD) {
            passwordCpuMillis = cpuMillis / (logins.finished() + probes.finished());
        }
        figures.put(Column.CPU_PER_LOGIN,
                        (cpuMillis - probes.finished() * passwordCpuMillis) / logins.finished())
                .put(Column.DRIVER_CPU_PER_LOGIN, ownMillis / (logins.finished() + probes.finished()))
                .put(Column.OPEN_P50, Column.OPEN_P99, logins.latencies(LoginTimes::openNanos))
                .put(Column.PASSWORD_P50, Column.PASSWORD_P99, logins.latencies(LoginTimes::passwordNanos))
                .put(Column.CODE_P50, Column.CODE_P99, logins.latencies(LoginTimes::codeNanos))
                .put(Column.PROBE_P50, Column.PROBE_P99, probes.latencies(LoginTimes::withPasswordNanos))
                .put(Column.FAILED, logins.failures().size() + probes.failures().size());
        if (scenario.way().isMailed()) {
            Latencies mails = logins.latencies(LoginTimes::mailNanos);
            figures.put(Column.MAIL_P50, Column.MAIL_P99, mails).put(Column.MAIL_MAX, mails.maxMillis())
                    .put(Column.SMTP_PEAK, system.sink().peak());
        }
        progress.failures(logins);
    }

    private void asFastAsTheyCome(Login login, Figures figures) {
        long start = System.nanoTime();
        Outcomes outcomes = system.crowd().asFastAsTheyCome(login, settings.crowd(),
                Duration.ofSeconds(settings.closedSeconds()));
        figures.put(Column.LOGINS_PER_SECOND, outcomes.finished() * NANOS_PER_SECOND / (System.nanoTime() - start))
                .put(Column.FAILED, figures.get(Column.FAILED) + outcomes.failures().size());
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
