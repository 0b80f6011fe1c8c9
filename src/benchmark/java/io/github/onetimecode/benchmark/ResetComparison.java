package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Whether the time of an answer tells who has an account: names of users and names of nobody, typed in turn by somebody
 * who says to have forgotten a password. One after the other, so that nothing but the name makes a difference.
 */
final class ResetComparison {

    static final String ROW = "reset";

    private static final int VISITS = 500;
    private static final int WARM_UP = 500;
    private static final double MANY = 0.95;

    private final Path folder;
    private final Progress progress;

    ResetComparison(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    TextTable measure() throws IOException {
        progress.say("builds and starts Keycloak");
        try (MailSink sink = new MailSink(); Nodes server = Nodes.single(folder)) {
            BenchmarkRealm realm = new BenchmarkRealm(new AdminConnection(server.baseUrl()), ROW,
                    new Accounts(VISITS + WARM_UP));
            realm.create(BenchmarkRealm.CHEAP_PASSWORDS, sink.port());
            HttpConnection connection = new HttpConnection(server.baseUrl().getHost(), server.baseUrl().getPort());
            ResetVisits visits = new ResetVisits(connection, server.baseUrl(), ROW);
            progress.say("warms up");
            IntFunction<String> known = number -> realm.accounts().all().get(number).name();
            IntFunction<String> unknown = number -> "nobody-" + number;
            new InTurn(visits, WARM_UP, number -> known.apply(VISITS + number),
                    number -> unknown.apply(VISITS + number)).visit();
            progress.say("measures " + VISITS + " visits by known and as many by unknown names, twice");
            InTurn first = new InTurn(visits, VISITS, known, unknown).visit();
            InTurn again = new InTurn(visits, VISITS, known, unknown).visit();
            connection.close();
            TextTable table = new TextTable("answer to", "known p50 / p95", "unknown p50 / p95", "p50 unknown to known",
                    "p95 unknown to known");
            add(table, "a name, for the first time", first.knownNames(), first.unknownNames());
            add(table, "a name, once more", again.knownNames(), again.unknownNames());
            add(table, "a wrong code", again.knownCodes(), again.unknownCodes());
            return table;
        }
    }

    private static void add(TextTable table, String what, Latencies known, Latencies unknown) {
        table.add(what, told(known), told(unknown), ratio(unknown.medianMillis(), known.medianMillis()),
                ratio(unknown.percentileMillis(MANY), known.percentileMillis(MANY)));
    }

    private static String told(Latencies times) {
        return String.format(Locale.ROOT, "%.2f / %.2f ms", times.medianMillis(), times.percentileMillis(MANY));
    }

    private static String ratio(double unknown, double known) {
        return String.format(Locale.ROOT, "%.2f", unknown / known);
    }
}
