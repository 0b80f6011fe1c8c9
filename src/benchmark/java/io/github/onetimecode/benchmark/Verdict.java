package io.github.onetimecode.benchmark;

import java.util.Locale;

/**
 * A target, and what became of it.
 *
 * @param target       what was asked for
 * @param figure       what was measured
 * @param noisePercent of that figure, see {@link Spread}; not a number where it was measured once
 * @param met          whether that is enough
 */
record Verdict(String target, String figure, double noisePercent, boolean met) {

    static Verdict atMost(String what, double most, double measured, double noisePercent, String detail) {
        return new Verdict(told(what, "at most", most), told(measured, detail), noisePercent, measured <= most);
    }

    static Verdict atLeast(String what, double least, double measured, double noisePercent, String detail) {
        return new Verdict(told(what, "at least", least), told(measured, detail), noisePercent, measured >= least);
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
