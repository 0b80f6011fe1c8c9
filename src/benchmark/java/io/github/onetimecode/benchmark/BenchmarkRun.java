package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the start of the server to its end. */
final class BenchmarkRun {

    private static final String CHECKS = "checks";
    private static final String DEFAULT_HASH = "default-hash";
    private static final int FEW = 2;
    private static final int WARM_UP_TURNS = 2;

    private final BenchmarkSettings settings;
    private final Path folder;
    private final Progress progress;

    BenchmarkRun(BenchmarkSettings settings, Path folder, Progress progress) {
        this.settings = settings;
        this.folder = folder;
        this.progress = progress;
    }

    Report measure(CodeFigures code) throws IOException {
        progress.say("builds and starts Keycloak");
        try (MailSink sink = new MailSink(); BenchedServer server = BenchedServer.start(folder)) {
            List<Scenario> wanted = Scenario.finished().stream()
                    .filter(row -> row.equals(Scenario.PASSWORD) || settings.wants(row.name())).toList();
            MeasuredSystem system = system(server, sink, "benchmark", BenchmarkRealm.CHEAP_PASSWORDS, settings);
            warmUp(system, wanted, settings);
            double idleShare = idle(server);
            Rounds rounds = new Rounds(wanted, progress);
            FlightRecorder recorder = new FlightRecorder(server.pid(), folder, settings.jfr());
            rounds.measure(settings.rounds(), new RowMeasurement(system, settings, idleShare, recorder, progress));
            Map<Scenario, Figures> rows = rounds.medians();
            Map<Scenario, Figures> usual = settings.wants(DEFAULT_HASH) ? withDefaultHash(server, sink) : Map.of();
            List<Verdict> checks = new ArrayList<>();
            if (settings.wants(CHECKS)) {
                checks.add(new CrowdedMailServer(system, settings, progress).measure());
            }
            hang(system, rows);
            if (settings.wants(CHECKS)) {
                checks.add(new HangingMails(system, settings, progress).measure(Targets.MOST_DISTURBANCE));
            }
            List<Verdict> verdicts = new ArrayList<>(new Targets(rows).verdicts());
            verdicts.addAll(checks);
            return new Report(Conditions.of(settings, idleShare), rows, usual, verdicts, code);
        }
    }

    private MeasuredSystem system(BenchedServer server, MailSink sink, String name, String passwordPolicy,
            BenchmarkSettings sizes) throws IOException {
        progress.say("makes the realm " + name + " with " + sizes.users() + " users");
        BenchmarkRealm realm = new BenchmarkRealm(new AdminConnection(server.baseUrl()), name,
                new Accounts(sizes.users()));
        realm.create(passwordPolicy, sink.port());
        return new MeasuredSystem(server, realm, sink, sizes.script());
    }

    /**
     * Some thousand logins, until the compilers of the server have seen everything. By few people at a time: beside a
     * crowd that keeps all processors busy the one thread that compiles for good gets its turn once in forty times, and
     * the server is still slow after tens of thousands of logins.
     */
    private void warmUp(MeasuredSystem system, List<Scenario> rows, BenchmarkSettings sizes) {
        progress.say("warms up with " + sizes.warmup() + " logins of each kind");
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            for (LoginWay way : EnumSet.copyOf(rows.stream().map(Scenario::way).toList())) {
                progress.failures(system.crowd().asFastAsTheyCome(system.login(way), FEW, Duration.ofMinutes(2),
                        sizes.warmup() / WARM_UP_TURNS));
            }
        }
    }

    private double idle(BenchedServer server) {
        double share = new IdleServer(server).share();
        progress.say(String.format(Locale.ROOT, "idle, the server takes %.1f ms of CPU a second", share * 1000));
        return share;
    }

    /** For information: at a rate that the price of a password allows. */
    private Map<Scenario, Figures> withDefaultHash(BenchedServer server, MailSink sink) throws IOException {
        BenchmarkSettings sizes = settings.withDefaultHash();
        MeasuredSystem system = system(server, sink, "default-hash", BenchmarkRealm.PASSWORDS_AS_USUAL, sizes);
        List<Scenario> rows = Scenario.finished().stream().filter(row -> row.manner().equals(MailManner.PROMPT)
                && row.way().isLogin() && !row.way().inForeground()).toList();
        warmUp(system, rows, sizes);
        Rounds rounds = new Rounds(rows, progress);
        rounds.measure(1, new RowMeasurement(system, sizes, idle(server),
                new FlightRecorder(server.pid(), folder, false), progress));
        return rounds.medians();
    }

    private void hang(MeasuredSystem system, Map<Scenario, Figures> rows) throws IOException {
        for (Scenario row : Scenario.hanging()) {
            if (settings.wants(row.name())) {
                Figures figures = new HangingRow(system, settings, progress).measure(row);
                figures.compareTo(rows.getOrDefault(Scenario.TOTP, new Figures()));
                rows.put(row, figures);
                progress.say(row.name(), figures);
            }
        }
    }
}
