package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Logins up to the page that asks for the code, while the mail server greets and never answers; those with TOTP as far
 * as that.
 */
final class HangingRow implements Measurement {

    private static final int SECONDS = 5;
    /** In the foreground each of them holds a thread of the server until its mail times out. */
    private static final int LOGINS_IN_FOREGROUND = 80;

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final Progress progress;

    HangingRow(MeasuredSystem system, BenchmarkSettings settings, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public List<Figures> measure(List<Scenario> rows) throws IOException {
        List<Figures> all = new ArrayList<>();
        for (Scenario row : rows) {
            all.add(measure(row));
        }
        return all;
    }

    private Figures measure(Scenario scenario) throws IOException {
        system.prepare(scenario.manner());
        system.crowd().atRate(system.untilNextPage(LoginWay.TOTP), settings.rate(), settings.rate());
        int count = scenario.way().inForeground() ? LOGINS_IN_FOREGROUND : settings.rate() * SECONDS;
        AtomicBoolean over = new AtomicBoolean();
        Future<Outcomes> probing = Crowd.meanwhile(() -> system.crowd().atRate(system.login(Scenario.PASSWORD),
                MeasuredSystem.PROBES_PER_SECOND, Integer.MAX_VALUE, over::get));
        Outcomes logins = system.crowd().atRate(system.untilNextPage(scenario.way()), settings.rate(), count);
        over.set(true);
        Outcomes probes = Crowd.join(probing);
        progress.failures(logins);
        Figures figures = new Figures()
                .put(Column.OPEN_P50, Column.OPEN_P99, logins.latencies(LoginTimes::openNanos))
                .putPages(logins.latencies(LoginTimes::passwordNanos))
                .put(Column.PROBE_P50, Column.PROBE_P99, probes.latencies(LoginTimes::withPasswordNanos))
                .put(Column.FAILED, logins.failures().size() + probes.failures().size());
        if (scenario.way().isMailed()) {
            figures.put(Column.SMTP_PEAK, system.sink().peak());
            system.drain(logins.finished());
        }
        return figures;
    }
}
