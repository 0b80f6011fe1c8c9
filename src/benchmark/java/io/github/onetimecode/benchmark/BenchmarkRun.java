package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From the start of the server to its end. */
final class BenchmarkRun {

    private static final String CHECKS = "checks";
    private static final String DEFAULT_HASH = "default-hash";
    private static final String NEAR_LIMITS = "near-limits";
    private static final String COURIER = "courier";

    private final BenchmarkSettings settings;
    private final Path folder;
    private final Progress progress;
    private final InformationParts information;

    BenchmarkRun(BenchmarkSettings settings, Path folder, Progress progress) {
        this.settings = settings;
        this.folder = folder;
        this.progress = progress;
        this.information = new InformationParts(progress);
    }

    Report measure(CodeFigures code) throws IOException {
        progress.say("builds and starts Keycloak");
        try (MailSink sink = new MailSink(); Nodes server = Nodes.single(folder)) {
            MeasuredSystem system = system(server, sink, "benchmark", BenchmarkRealm.CHEAP_PASSWORDS, settings);
            WarmUp warmUp = new WarmUp(system, settings, progress).prepareMail()
                    .withLogins(wanted(Stream.concat(Scenario.judged().stream(), Scenario.others().stream())));
            double idleShare = idle(server);
            String warmth = warmUp.untilTheSame(
                    new RateMeasurement(system, settings, idleShare, Optional.empty(), progress)).told();
            Map<Scenario, Figures> rows = rows(system, new RateMeasurement(system, settings, idleShare,
                    Profiler.of(settings, server.first(), folder, progress), progress));
            Map<Scenario, Figures> usual = settings.wants(DEFAULT_HASH)
                    ? information.measured(DEFAULT_HASH, hashed -> addWithDefaultHash(server, sink, hashed))
                    : Map.of();
            List<Verdict> checks = checks(system);
            addHanging(system, rows);
            if (settings.wants(CHECKS)) {
                checks.add(new HangingMails(system, settings, progress).measure(Targets.MOST_DISTURBANCE));
            }
            // Last: it leaves thousands of logins that nobody has finished.
            if (settings.wants(NEAR_LIMITS)) {
                checks.add(nearLimits(server, sink, idleShare));
            }
            List<Verdict> verdicts = new ArrayList<>(new Targets(rows).verdicts());
            verdicts.addAll(checks);
            return new Report(Conditions.of(settings, Nodes.commands(), warmth, idleShare)
                    .with(information.failed()), rows, usual, verdicts, code);
        }
    }

    private List<Scenario> wanted(Stream<Scenario> rows) {
        return rows.filter(row -> settings.wants(row.name())).toList();
    }

    private MeasuredSystem system(Nodes server, MailSink sink, String name, String passwordPolicy,
            BenchmarkSettings sizes) throws IOException {
        progress.say("makes the realm " + name + " with " + sizes.users() + " users");
        BenchmarkRealm realm = new BenchmarkRealm(new AdminConnection(server.baseUrl()), name,
                new Accounts(sizes.users()));
        realm.create(passwordPolicy, sink.port());
        return new MeasuredSystem(server, realm, sink);
    }

    private double idle(Nodes server) {
        double share = new IdleServer(server).share();
        progress.say(String.format(Locale.ROOT, "idle, the server takes %.1f ms of CPU a second", share * 1000));
        return share;
    }

    /** Those that are judged, in all rounds; the others once. */
    private Map<Scenario, Figures> rows(MeasuredSystem system, Measurement atRate) throws IOException {
        List<Scenario> judged = wanted(Scenario.judged().stream());
        List<Scenario> others = wanted(Scenario.others().stream());
        List<Scenario> prompt = judged.stream().filter(row -> row.way().isMailed() && row.isPrompt()).toList();
        Measurement asTheyCome = new CrowdMeasurement(system, settings, progress);
        Map<Scenario, Figures> rows = new LinkedHashMap<>();
        add(rows, new Rounds(List.of(Scenario.PASSWORD), judged, atRate, progress).measure(settings.rounds()));
        if (!prompt.isEmpty()) {
            progress.say("as fast as they come");
            add(rows, new Rounds(List.of(), prompt, asTheyCome, progress).measure(settings.rounds()));
        }
        if (!others.isEmpty()) {
            progress.say("for information");
            add(rows, information.measured("rows for information", told -> {
                add(told, new Rounds(List.of(), others, atRate, progress).measure(1));
                add(told, new Rounds(List.of(Scenario.PASSWORD), others, asTheyCome, progress).measure(1));
            }));
        }
        return rows;
    }

    private static void add(Map<Scenario, Figures> rows, Rounds rounds) {
        add(rows, rounds.figures());
    }

    private static void add(Map<Scenario, Figures> rows, Map<Scenario, Figures> more) {
        more.forEach((row, figures) -> rows.merge(row, figures, Figures::with));
    }

    /** At a rate that the price of a password allows. */
    private void addWithDefaultHash(Nodes server, MailSink sink, Map<Scenario, Figures> figures) throws IOException {
        BenchmarkSettings sizes = settings.withDefaultHash();
        MeasuredSystem system = system(server, sink, DEFAULT_HASH, BenchmarkRealm.PASSWORDS_AS_USUAL, sizes);
        List<Scenario> rows = Scenario.judged().stream().filter(row -> row.way().isMailed() && row.isPrompt()
                && row.script()).toList();
        new WarmUp(system, sizes, progress).withLogins(rows);
        add(figures, new Rounds(List.of(Scenario.PASSWORD), rows, new RateMeasurement(system, sizes, idle(server),
                Optional.empty(), progress), progress).measure(1));
        add(figures, new Rounds(List.of(Scenario.PASSWORD), rows, new CrowdMeasurement(system, sizes, progress),
                progress).measure(1));
    }

    private Verdict nearLimits(Nodes server, MailSink sink, double idleShare) throws IOException {
        BenchmarkSettings sizes = settings.withUsers(NearLimits.users(settings));
        MeasuredSystem limited = system(server, sink, BenchmarkRealm.WITHOUT_DETECTION, BenchmarkRealm.CHEAP_PASSWORDS,
                sizes);
        return new NearLimits(limited, sizes, idleShare, progress).measure(Targets.MOST_NEAR_LIMITS);
    }

    private List<Verdict> checks(MeasuredSystem system) throws IOException {
        List<Verdict> checks = new ArrayList<>();
        if (settings.wants(COURIER)) {
            checks.add(new CourierRate(system, settings, progress).measure(Targets.LEAST_COURIER));
        }
        if (settings.wants(CHECKS)) {
            checks.add(new CrowdedMailServer(system, settings, progress).measure());
        }
        return checks;
    }

    private void addHanging(MeasuredSystem system, Map<Scenario, Figures> rows) throws IOException {
        Measurement hanging = new HangingRow(system, settings, progress);
        List<Scenario> judged = wanted(Scenario.hanging().stream());
        if (!judged.isEmpty()) {
            progress.say("a mail server that hangs");
            Map<Scenario, Figures> figures = new Rounds(List.of(), judged, hanging, progress)
                    .measure(settings.hangingRounds()).figures();
            judged.forEach(row -> rows.put(row, figures.get(row)));
        }
        Scenario foreground = Scenario.hangingInForeground();
        if (settings.wants(foreground.name())) {
            rows.put(foreground, hanging.measure(List.of(foreground)).get(0));
        }
    }
}
