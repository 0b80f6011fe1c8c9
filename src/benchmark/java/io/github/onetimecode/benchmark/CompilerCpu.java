package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time that a server's compilers have taken. They work in bursts of half a second until every method that a
 * login calls has been called some thousand times, and in a server that has been up for a day hardly at all.
 */
final class CompilerCpu {

    /** Of HotSpot's threads (JDK 17 to 25), as Linux cuts them off. */
    private static final String NAMES = "(C1 CompilerThre|C2 CompilerThre|Sweeper thread)";
    /** Linux tells it in hundredths of a second on all of its platforms (proc(5), USER_HZ). */
    private static final int TICK_MILLIS = 10;
    /** In {@code /proc/[pid]/task/[tid]/stat} behind the name. */
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private CompilerCpu() {
    }

    /** Nothing on a Unix without {@code /proc}. */
    static Duration of(long pid) {
        Path threads = Path.of("/proc", String.valueOf(pid), "task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.map(thread -> ofThread(thread.resolve("stat"))).reduce(Duration.ZERO, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration ofThread(Path stat) {
        try {
            String told = Files.readString(stat);
            int name = told.indexOf('(') + 1;
            int behind = told.lastIndexOf(')');
            if (!told.substring(name, behind).matches(NAMES)) {
                return Duration.ZERO;
            }
            String[] fields = told.substring(behind + 2).split(" ");
            return Duration.ofMillis((Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK_MILLIS);
        } catch (IOException e) {
            // The thread has ended meanwhile. Compilers do not.
            return Duration.ZERO;
        }
    }
}
