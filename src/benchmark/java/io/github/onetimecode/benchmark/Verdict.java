package io.github.onetimecode.benchmark;

import java.util.Locale;

/**
 * A target, and what became of it.
 *
 * @param target what was asked for
 * @param figure what was measured
 * @param met    whether that is enough
 */
record Verdict(String target, String figure, boolean met) {

    static Verdict atMost(String what, double most, double measured, String detail) {
        return new Verdict(told(what, "at most", most), told(measured, detail), measured <= most);
    }

    static Verdict atLeast(String what, double least, double measured, String detail) {
        return new Verdict(told(what, "at least", least), told(measured, detail), measured >= least);
    }

    String word() {
        return met ? "met" : "missed";
    }

    private static String told(String what, String side, double bound) {
        return String.format(Locale.ROOT, "%s: %s %.2f", what, side, bound);
    }

    private static String told(double measured, String detail) {
        return String.format(Locale.ROOT, "%.2f", measured) + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
