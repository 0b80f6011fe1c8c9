package io.github.onetimecode.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code -Dbenchmark.*} asks for.
 *
 * @param rate    logins a second that begin, whatever became of those before
 * @param seconds how long a row is measured at that rate in a round
 * @param rounds  times that each row is measured; on one node, each time on a server that was started for it
 * @param crowd   people who log in one after the other where logins come as fast as they can
 * @param users   accounts in the realm
 * @param warmup  logins of each kind before anything is measured
 * @param quick   whether the figures are for development, and most rows and the benchmarks of JMH left out
 * @param only    parts of names of the rows that are wanted, separated by commas; empty: all of them
 * @param docs    whether the figures go into the documents
 * @param profile whether each row is profiled as well
 */
record BenchmarkSettings(int rate, int seconds, int rounds, int crowd, int users, int warmup, boolean quick,
                         String only, boolean docs, boolean profile) {

    private static final int PROFILED_SECONDS = 10;
    /** Of all rows and checks, unless they are asked for by name. */
    private static final List<String> NOT_QUICK = List.of("two-step", "foreground", LoginWay.API.id(), "default-hash",
            "checks", TwoNodes.ROW);

    /** All there are, for {@link #command}. */
    private static final List<String> OPTIONS = List.of("quick", "only", "rate", "seconds", "rounds", "crowd", "users",
            "warmup", "docs", "profile");

    /** For people: how this run was asked for. */
    static String command() {
        return "`mvn -Pbenchmark" + OPTIONS.stream().filter(name -> !text(name).isEmpty())
                .map(name -> " -Dbenchmark." + name + "=" + text(name)).collect(Collectors.joining()) + "`";
    }

    static BenchmarkSettings ofProperties() {
        boolean quick = flag("quick");
        return new BenchmarkSettings(number("rate", 60), number("seconds", quick ? 3 : 10),
                number("rounds", quick ? 1 : 3), number("crowd", 64), number("users", quick ? 6000 : 20000),
                number("warmup", quick ? 500 : 9000), quick, text("only"), flag("docs"), flag("profile"));
    }

    boolean wants(String row) {
        if (only.isEmpty()) {
            return !quick || NOT_QUICK.stream().noneMatch(row::contains);
        }
        return Arrays.stream(only.split(",")).anyMatch(part -> row.contains(part.strip()));
    }

    /** As fast as logins come. */
    int crowdSeconds() {
        return Math.max(2, seconds * 2 / 3);
    }

    /** Before each row at the fixed rate, unmeasured. */
    int leadSeconds() {
        return Math.max(1, seconds / 4);
    }

    /** At the fixed rate, until the price of a login is the same twice. */
    int mostWarmUpRounds() {
        return quick ? 3 : 12;
    }

    /** For each kind of sample. */
    int profiledSeconds() {
        return PROFILED_SECONDS;
    }

    /** For what leaves the server busy for some time. */
    int hangingRounds() {
        return Math.max(1, rounds / 2);
    }

    /** For users who are close to their limits. It takes half a minute to bring the users of a round there. */
    int nearRounds() {
        return Math.max(1, rounds - 1);
    }

    int nearSeconds() {
        return Math.max(1, seconds / 2);
    }

    /** At each stage of a server that grows. */
    int growthSeconds() {
        return Math.max(2, seconds * 2 / 3);
    }

    /** For users, who cannot be taken away for another round. */
    int growthRounds() {
        return Math.max(1, rounds / 2);
    }

    int courierRounds() {
        return rounds + 1;
    }

    /** For a realm in which a password costs some hundred times as much. */
    BenchmarkSettings withDefaultHash() {
        return new BenchmarkSettings(Math.min(rate, 10), seconds, 1, Math.min(crowd, 8), Math.min(users, 1600),
                Math.min(warmup, 100), quick, only, docs, false);
    }

    /** For all servers but the last: one profile of a row is enough. */
    BenchmarkSettings withoutProfile() {
        return new BenchmarkSettings(rate, seconds, rounds, crowd, users, warmup, quick, only, docs, false);
    }

    /** For {@link NearLimits}. */
    BenchmarkSettings withUsers(int count) {
        return new BenchmarkSettings(rate, seconds, rounds, crowd, count, warmup, quick, only, docs, profile);
    }

    /** Whether the benchmarks of JMH are to run. */
    boolean wantsCode() {
        return only.isEmpty() ? !quick : wants(CodeFigures.ROW);
    }

    /** Whether anything else is. */
    boolean wantsServer() {
        return !only.equals(CodeFigures.ROW);
    }

    /** Whether one server is to be measured. */
    boolean wantsOneNode() {
        return !only.equals(TwoNodes.ROW);
    }

    boolean wantsTwoNodes() {
        return wants(TwoNodes.ROW);
    }

    /** Only by name: who compares the times of known and unknown names wants nothing beside it. */
    boolean wantsReset() {
        return only.equals(ResetComparison.ROW);
    }

    /** Only by name, too: it fills the server. */
    boolean wantsGrowth() {
        return only.equals(GrowthComparison.ROW);
    }

    /** And this: it waits for minutes. */
    boolean wantsEnded() {
        return only.equals(EndedEntries.ROW);
    }

    private static int number(String name, int otherwise) {
        String text = text(name);
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    private static String text(String name) {
        return System.getProperty("benchmark." + name, "").strip();
    }
}
