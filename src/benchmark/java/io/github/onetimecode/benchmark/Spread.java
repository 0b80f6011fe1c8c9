package io.github.onetimecode.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * What several rounds say of one figure.
 *
 * @param median       of the rounds
 * @param noisePercent half of what lies between the least and the most, in percent of the median; not a number where
 *                     there was one round
 */
record Spread(double median, double noisePercent) {

    private static final double PERCENT = 100;

    /** @param rounds those in which it was measured, at least one */
    static Spread of(double... rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        double half = (sorted[sorted.length - 1] - sorted[0]) / 2;
        return new Spread(median, sorted.length == 1 ? Double.NaN : half / median * PERCENT);
    }

    static String told(double noisePercent) {
        return Double.isNaN(noisePercent) ? "-" : String.format(Locale.ROOT, "%.1f %%", noisePercent);
    }
}
