package io.github.onetimecode.benchmark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What the server takes when nobody asks it anything: once its compilers are done with what was hot. */
final class IdleServer {

    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final int MOST_WINDOWS = 6;
    private static final double CALM = 0.02;

    private final Nodes nodes;

    IdleServer(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Seconds of processor time in a second: the least of some windows, or the first that is next to nothing. */
    double share() {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < MOST_WINDOWS && least > CALM; i++) {
            least = Math.min(least, shareOfWindow());
        }
        return least;
    }

    private double shareOfWindow() {
        Duration before = nodes.cpu();
        long start = System.nanoTime();
        for (long left = WINDOW.toNanos(); left > 0; left = WINDOW.toNanos() - (System.nanoTime() - start)) {
            LockSupport.parkNanos(left);
        }
        return (double) nodes.cpu().minus(before).toNanos() / (System.nanoTime() - start);
    }
}
