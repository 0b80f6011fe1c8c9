package io.github.onetimecode.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.ServerReadiness;

/** Says what is going on, and a dot for each second of it. */
final class StartProgress implements AutoCloseable {

    private final PrintStream out;
    private final ScheduledExecutorService dots = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    StartProgress(PrintStream out) {
        this.out = out;
        dots.scheduleAtFixedRate(() -> {
            out.print('.');
            out.flush();
        }, 1, 1, TimeUnit.SECONDS);
    }

    void step(String text) {
        out.printf("%n%s ", text);
        out.flush();
    }

    void until(KeycloakServer server, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!ServerReadiness.ready(server)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Keycloak did not start in " + patience.toMinutes() + " minutes:\n"
                        + server.log());
            }
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        dots.shutdownNow();
        out.println();
    }
}
