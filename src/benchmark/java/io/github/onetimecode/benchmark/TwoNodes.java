package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a login costs two nodes over one PostgreSQL: their CPU together, and the database's beside it. The requests of a
 * login go to one node and the other in turn, as without sticky sessions, so that all that a node knows by itself is of
 * no use to it.
 */
final class TwoNodes {

    /** For {@code -Dbenchmark.only}. */
    static final String ROW = "two-nodes";

    static final String HEAP = "-Xms768m -Xmx768m";

    /** Enough for TOTP, which takes two logins of one user in 30 seconds. PostgreSQL takes longer to get more. */
    private static final int MOST_USERS = 6000;

    private final BenchmarkSettings settings;
    private final Path folder;
    private final Progress progress;

    TwoNodes(BenchmarkSettings settings, Path folder, Progress progress) {
        this.settings = settings.withUsers(Math.min(settings.users(), MOST_USERS));
        this.folder = folder;
        this.progress = progress;
    }

    Report measure(PostgresPrograms programs) throws IOException {
        Files.createDirectories(folder);
        progress.say("builds and starts two nodes of Keycloak over the PostgreSQL of " + programs.folder());
        try (MailSink sink = new MailSink();
                Postgres database = Postgres.start(programs, folder.resolve("postgres.log"));
                Nodes nodes = new ClusterStart(folder, database, HEAP).nodes()) {
            MeasuredSystem system = system(nodes, sink, ROW, settings.users());
            WarmUp warmUp = new WarmUp(system, settings, progress).prepareMail().withLogins(rows());
            double idleShare = new IdleServer(nodes).share();
            String warmth = warmUp.untilTheSame(new RateMeasurement(system, settings, idleShare, Optional.empty(),
                    progress)).told();
            Measurement atRate = new RateMeasurement(system, settings, idleShare,
                    Profiler.of(settings, nodes.first(), folder, progress), progress);
            Map<Scenario, Figures> figures = new Rounds(List.of(Scenario.PASSWORD), rows(), progress)
                    .measure(atRate, settings.rounds()).figures();
            List<Verdict> verdicts = verdicts(figures);
            verdicts.add(nearLimits(nodes, sink, idleShare));
            return new Report(Conditions.ofTwoNodes(settings, ClusterStart.commands(), warmth, idleShare), figures,
                    Map.of(), verdicts, CodeFigures.none());
        }
    }

    /** Those whose price is judged. The page's script does not run: what it asks for, a node answers by itself. */
    private static List<Scenario> rows() {
        return Scenario.judged().stream().filter(row -> row.equals(Scenario.FLOOR) || row.isPrompt() && !row.script())
                .toList();
    }

    private MeasuredSystem system(Nodes nodes, MailSink sink, String name, int users) throws IOException {
        progress.say("makes the realm " + name + " with " + users + " users");
        BenchmarkRealm realm = new BenchmarkRealm(new AdminConnection(nodes.baseUrl()), name, new Accounts(users));
        realm.create(BenchmarkRealm.CHEAP_PASSWORDS, sink.port());
        return new MeasuredSystem(nodes, realm, sink);
    }

    private Verdict nearLimits(Nodes nodes, MailSink sink, double idleShare) throws IOException {
        MeasuredSystem limited = system(nodes, sink, BenchmarkRealm.WITHOUT_DETECTION, NearLimits.users(settings));
        return new NearLimits(limited, settings, idleShare, progress).measure(Targets.MOST_NEAR_LIMITS);
    }

    private static List<Verdict> verdicts(Map<Scenario, Figures> rows) {
        List<Verdict> verdicts = new ArrayList<>();
        rows.forEach((row, figures) -> {
            if (row.way().isMailed()) {
                verdicts.add(Verdict.atMost(row.name() + ": CPU of both nodes for a login, to TOTP",
                        Targets.MOST_CPU_OF_TWO_NODES, figures.get(Column.CPU_TO_TOTP),
                        figures.noise(Column.CPU_TO_TOTP), String.format(Locale.ROOT, "%s ms, TOTP %s ms, floor %s ms",
                                figures.told(Column.CPU_PER_LOGIN), figures.totp().told(Column.CPU_PER_LOGIN),
                                rows.get(Scenario.FLOOR).told(Column.CPU_PER_LOGIN))));
            }
        });
        return verdicts;
    }
}
