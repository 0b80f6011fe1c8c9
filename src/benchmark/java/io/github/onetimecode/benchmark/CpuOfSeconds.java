package io.github.onetimecode.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What logins cost in each of several seconds, without a tenth of the seconds on either side. About once in a hundred
 * seconds a server works half a second for itself, as long as for the logins of that second, and a row gets it or does
 * not. Collections of garbage are smaller and more frequent, and stay in.
 */
final class CpuOfSeconds {

    private static final int TENTH = 10;

    private CpuOfSeconds() {
    }

    /** @param seconds at least one */
    static double mean(double... seconds) {
        return inner(seconds.length, second -> seconds[second]).mapToDouble(second -> seconds[second]).average()
                .orElseThrow();
    }

    /** Of a row to another in the same seconds. Those with the least and the greatest ratios are left out. */
    static double ratio(double[] row, double[] other) {
        List<Integer> seconds = inner(row.length, second -> row[second] / other[second]).boxed().toList();
        return seconds.stream().mapToDouble(second -> row[second]).sum()
                / seconds.stream().mapToDouble(second -> other[second]).sum();
    }

    private static IntStream inner(int seconds, IntToDoubleFunction figure) {
        int outside = seconds / TENTH;
        return IntStream.range(0, seconds).boxed().sorted(Comparator.comparingDouble(figure::applyAsDouble))
                .skip(outside).limit(seconds - 2L * outside).mapToInt(second -> second);
    }
}
