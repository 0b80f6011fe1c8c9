package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From the start of the first server to the end of the last. */
final class BenchmarkRun {

    private static final String CHECKS = "checks";
    private static final String DEFAULT_HASH = "default-hash";
    private static final String NEAR_LIMITS = "near-limits";
    private static final String COURIER = "courier";

    private final BenchmarkSettings settings;
    private final Path folder;
    private final Progress progress;
    private final InformationParts information;
    private final List<Scenario> judged;
    private final List<Scenario> others;
    private final List<Scenario> prompt;
    private final Rounds atRate;
    private final Rounds asTheyCome;
    private final List<WarmUp.Warmth> warmths = new ArrayList<>();
    private final List<Double> idleShares = new ArrayList<>();

    BenchmarkRun(BenchmarkSettings settings, Path folder, Progress progress) {
        this.settings = settings;
        this.folder = folder;
        this.progress = progress;
        this.information = new InformationParts(progress);
        this.judged = wanted(Scenario.judged());
        this.others = wanted(Scenario.others());
        this.prompt = judged.stream().filter(row -> row.way().isMailed() && row.isPrompt()).toList();
        this.atRate = new Rounds(List.of(Scenario.PASSWORD), judged, progress);
        this.asTheyCome = new Rounds(List.of(), prompt, progress);
    }

    /** Each round of what is judged is on a server of its own, the rest on the last of them. */
    Report measure(CodeFigures code) throws IOException {
        int servers = judged.isEmpty() ? 1 : settings.rounds();
        for (int round = 1; round < servers; round++) {
            try (WarmServer server = start(settings.withoutProfile())) {
                judge(server);
            }
        }
        try (WarmServer server = start(settings)) {
            judge(server);
            Map<Scenario, Figures> rows = rows(server);
            Map<Scenario, Figures> usual = settings.wants(DEFAULT_HASH)
                    ? information.measured(DEFAULT_HASH, hashed -> addWithDefaultHash(server, hashed)) : Map.of();
            List<Verdict> checks = checks(server.system());
            addHanging(server.system(), rows);
            if (settings.wants(CHECKS)) {
                checks.add(new HangingMails(server.system(), settings, progress).measure(Targets.MOST_DISTURBANCE));
            }
            // Last: it leaves thousands of logins that nobody has finished.
            if (settings.wants(NEAR_LIMITS)) {
                checks.add(nearLimits(server));
            }
            List<Verdict> verdicts = new ArrayList<>(new Targets(rows).verdicts());
            verdicts.addAll(checks);
            return new Report(Conditions.of(settings, Nodes.commands(), warmths, idleShares)
                    .with(information.failed()), rows, usual, verdicts, code);
        }
    }

    private List<Scenario> wanted(List<Scenario> rows) {
        return rows.stream().filter(row -> settings.wants(row.name())).toList();
    }

    /** Warm for all rows on each server: what it has compiled depends on what it has seen. */
    private WarmServer start(BenchmarkSettings sizes) throws IOException {
        WarmServer server = WarmServer.start(folder, Stream.concat(judged.stream(), others.stream()).toList(), sizes,
                progress);
        warmths.add(server.warmth());
        idleShares.add(server.idleShare());
        return server;
    }

    private void judge(WarmServer server) throws IOException {
        atRate.measureOnce(server.atRate());
        if (!prompt.isEmpty()) {
            progress.say("as fast as they come");
            asTheyCome.measureOnce(server.asTheyCome());
        }
    }

    /** Those that are judged, in all rounds; the others once. */
    private Map<Scenario, Figures> rows(WarmServer server) throws IOException {
        Map<Scenario, Figures> rows = new LinkedHashMap<>();
        add(rows, atRate);
        if (!prompt.isEmpty()) {
            add(rows, asTheyCome);
        }
        if (!others.isEmpty()) {
            progress.say("for information");
            add(rows, information.measured("rows for information", told -> {
                add(told, new Rounds(List.of(), others, progress).measureOnce(server.atRate()));
                add(told, new Rounds(List.of(Scenario.PASSWORD), others, progress).measureOnce(server.asTheyCome()));
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
    private void addWithDefaultHash(WarmServer server, Map<Scenario, Figures> figures) throws IOException {
        BenchmarkSettings sizes = settings.withDefaultHash();
        MeasuredSystem system = server.add(DEFAULT_HASH, BenchmarkRealm.PASSWORDS_AS_USUAL, sizes);
        List<Scenario> rows = Scenario.judged().stream().filter(row -> row.way().isMailed() && row.isPrompt()
                && row.script()).toList();
        new WarmUp(system, sizes, progress).withLogins(rows);
        add(figures, new Rounds(List.of(Scenario.PASSWORD), rows, progress).measureOnce(
                new RateMeasurement(system, sizes, server.idle(), Optional.empty(), progress)));
        add(figures, new Rounds(List.of(Scenario.PASSWORD), rows, progress).measureOnce(
                new CrowdMeasurement(system, sizes, progress)));
    }

    private Verdict nearLimits(WarmServer server) throws IOException {
        BenchmarkSettings sizes = settings.withUsers(NearLimits.users(settings));
        MeasuredSystem limited = server.add(BenchmarkRealm.WITHOUT_DETECTION, BenchmarkRealm.CHEAP_PASSWORDS, sizes);
        return new NearLimits(limited, sizes, server.idleShare(), progress).measure(Targets.MOST_NEAR_LIMITS);
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
        List<Scenario> waiting = wanted(Scenario.hanging());
        if (!waiting.isEmpty()) {
            progress.say("a mail server that hangs");
            Map<Scenario, Figures> figures = new Rounds(List.of(), waiting, progress)
                    .measure(hanging, settings.hangingRounds()).figures();
            waiting.forEach(row -> rows.put(row, figures.get(row)));
        }
        Scenario foreground = Scenario.hangingInForeground();
        if (settings.wants(foreground.name())) {
            rows.put(foreground, hanging.measure(List.of(foreground)).get(0));
        }
    }
}
