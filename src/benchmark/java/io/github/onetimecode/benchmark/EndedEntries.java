package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * CPU that Keycloak takes to remove an entry of the single-use store once its time has ended. It does so by itself,
 * every five minutes, so that it is in no figure of a login.
 */
final class EndedEntries {

    static final String ROW = "ended";

    private static final int ENTRIES = 500_000;
    private static final Duration MOMENT = Duration.ofSeconds(1);
    /** Of a second in which entries are removed. A server at rest takes a twentieth of it. */
    private static final double BUSY = 0.3;
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path folder;
    private final Progress progress;

    EndedEntries(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** @return for people */
    String measure() throws IOException {
        progress.say("builds and starts Keycloak");
        try (MailSink sink = new MailSink(); Nodes server = Nodes.growing(folder)) {
            BenchmarkRealm realm = new BenchmarkRealm(new AdminConnection(server.baseUrl()), ROW, new Accounts(1));
            realm.create(BenchmarkRealm.CHEAP_PASSWORDS, sink.port());
            try (ServerGrowth growth = new ServerGrowth(new MeasuredSystem(server, realm, sink))) {
                progress.say("stores " + ENTRIES + " entries that end after a minute");
                growth.addBriefEntries(ENTRIES);
            }
            awaitCalm(server);
            progress.say("waits until they are removed");
            Duration cpu = removal(server);
            return String.format(Locale.ROOT, "%d entries that had ended were removed in %.1f s of CPU, %.1f "
                    + "microseconds each", ENTRIES, cpu.toMillis() / 1000.0, cpu.toNanos() / 1000.0 / ENTRIES);
        }
    }

    /** Compilers and collectors may have something left to do. */
    private static void awaitCalm(Nodes server) throws IOException {
        Duration calm = Duration.ZERO;
        long start = System.nanoTime();
        while (calm.compareTo(CALM) < 0) {
            calm = isBusy(cpuOfMoment(server)) ? Duration.ZERO : calm.plus(MOMENT);
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("the server did not come to rest within " + PATIENCE.toMinutes() + " minutes");
            }
        }
    }

    private static Duration removal(Nodes server) throws IOException {
        Duration all = Duration.ZERO;
        Duration calm = Duration.ZERO;
        long start = System.nanoTime();
        while (all.isZero() || calm.compareTo(CALM) < 0) {
            Duration cpu = cpuOfMoment(server);
            all = isBusy(cpu) ? all.plus(cpu) : all;
            calm = isBusy(cpu) ? Duration.ZERO : calm.plus(MOMENT);
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("the entries were not removed within " + PATIENCE.toMinutes() + " minutes");
            }
        }
        return all;
    }

    private static Duration cpuOfMoment(Nodes server) {
        Duration before = server.cpu();
        long end = System.nanoTime() + MOMENT.toNanos();
        for (long left = MOMENT.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return server.cpu().minus(before);
    }

    private static boolean isBusy(Duration cpu) {
        return cpu.toNanos() > BUSY * MOMENT.toNanos();
    }
}
