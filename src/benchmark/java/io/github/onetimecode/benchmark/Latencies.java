package io.github.onetimecode.benchmark;

import java.util.Arrays;
import java.util.List;

/** Times, in nanoseconds as they were measured, in milliseconds as they are told. */
final class Latencies {

    static final Latencies NONE = new Latencies(new long[0]);

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    Latencies(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** All of them together. */
    static Latencies of(List<Latencies> several) {
        return new Latencies(several.stream().flatMapToLong(one -> Arrays.stream(one.sorted)).toArray());
    }

    int count() {
        return sorted.length;
    }

    /** The least time that this share of all did not exceed; not a number where there is none. */
    double percentileMillis(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    double medianMillis() {
        return percentileMillis(0.5);
    }

    double maxMillis() {
        return percentileMillis(1);
    }
}
