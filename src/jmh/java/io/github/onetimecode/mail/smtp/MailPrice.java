package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process has used: all together, or for one mail.
 *
 * @param nanos       time
 * @param cpuNanos    CPU of all threads but the mail server's
 * @param threadNanos CPU of this thread
 * @param bytes       allocated by this thread
 * @param waits       how often a thread that still lives, but for the mail server's, has begun to wait, and was woken
 *                    later; 0 if this is not Linux
 */
record MailPrice(double nanos, double cpuNanos, double threadNanos, double bytes, double waits) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final String WAITS = "voluntary_ctxt_switches:";

    static MailPrice now() throws IOException {
        return new MailPrice(System.nanoTime(), SYSTEM.getProcessCpuTime() - SmtpSink.cpuNanos(),
                THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes(), waitsSoFar());
    }

    MailPrice since(MailPrice before, int mails) {
        return new MailPrice((nanos - before.nanos) / mails, (cpuNanos - before.cpuNanos) / mails,
                (threadNanos - before.threadNanos) / mails, (bytes - before.bytes) / mails,
                (waits - before.waits) / mails);
    }

    MailPrice least(MailPrice other) {
        return new MailPrice(Math.min(nanos, other.nanos), Math.min(cpuNanos, other.cpuNanos),
                Math.min(threadNanos, other.threadNanos), Math.min(bytes, other.bytes), Math.min(waits, other.waits));
    }

    private static double waitsSoFar() throws IOException {
        double sum = 0;
        if (Files.exists(TASKS)) {
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
                for (Path task : tasks) {
                    sum += waitsOf(task);
                }
            }
        }
        return sum;
    }

    private static double waitsOf(Path task) throws IOException {
        try {
            String status = Files.readString(task.resolve("status"));
            return status.startsWith("Name:\t" + SmtpSink.THREAD) ? 0 : waits(status);
        } catch (NoSuchFileException e) {
            // The thread has just ended.
            return 0;
        }
    }

    private static double waits(String status) {
        return status.lines().filter(line -> line.startsWith(WAITS))
                .mapToDouble(line -> Double.parseDouble(line.substring(WAITS.length()).strip())).sum();
    }

    /** In microseconds. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.1f %8.1f %8.1f %9.0f %9.2f", nanos / 1_000, cpuNanos / 1_000,
                threadNanos / 1_000, bytes, waits);
    }
}
