package io.github.onetimecode.benchmark;

import java.util.Arrays;

/**
 * What {@code -Dbenchmark.*} asks for.
 *
 * @param rate    logins a second that begin, whatever became of those before
 * @param seconds how long a row is measured at that rate, and half of it as fast as logins come
 * @param rounds  times that each row is measured
 * @param crowd   people who log in one after the other where logins come as fast as they can
 * @param users   accounts in the realm
 * @param warmup  logins of each kind before anything is measured
 * @param script  whether pages ask for the state of the mail, as their script does
 * @param quick   whether the figures are for development, and the benchmarks of JMH left out
 * @param only    parts of names of the rows that are wanted, separated by commas; empty: all, and all checks
 * @param docs    whether the figures go into the documents
 * @param jfr     whether each row is recorded
 */
record BenchmarkSettings(int rate, int seconds, int rounds, int crowd, int users, int warmup, boolean script,
                         boolean quick, String only, boolean docs, boolean jfr) {

    static BenchmarkSettings ofProperties() {
        boolean quick = flag("quick");
        return new BenchmarkSettings(number("rate", 60), number("seconds", quick ? 5 : 12),
                number("rounds", quick ? 1 : 3), number("crowd", 64), number("users", quick ? 2000 : 6000),
                number("warmup", quick ? 500 : 3600), !"false".equals(text("script")),
                quick, text("only"), flag("docs"), flag("jfr"));
    }

    boolean wants(String row) {
        return only.isEmpty() || Arrays.stream(only.split(",")).anyMatch(part -> row.contains(part.strip()));
    }

    int closedSeconds() {
        return Math.max(3, seconds / 2);
    }

    /** Before each row at the fixed rate, unmeasured. */
    int leadSeconds() {
        return Math.max(1, seconds / 6);
    }

    /** For a realm in which a password costs some hundred times as much. */
    BenchmarkSettings withDefaultHash() {
        return new BenchmarkSettings(Math.min(rate, 10), seconds, 1, Math.min(crowd, 8), Math.min(users, 400),
                Math.min(warmup, 100), script, quick, only, docs, jfr);
    }

    /** Whether the benchmarks of JMH are to run. */
    boolean wantsCode() {
        return only.isEmpty() ? !quick : wants(CodeFigures.ROW);
    }

    /** Whether anything else is. */
    boolean wantsServer() {
        return !only.equals(CodeFigures.ROW);
    }

    /** Only by name: who compares the times of known and unknown names wants nothing beside it. */
    boolean wantsReset() {
        return only.equals(ResetComparison.ROW);
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
