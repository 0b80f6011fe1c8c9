package io.github.onetimecode.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.onetimecode.server.FileTree;
import io.github.onetimecode.server.FreePorts;

/**
 * A PostgreSQL of the benchmark's own: the programs that this machine has, over new data in a temporary folder, with
 * its defaults but for the number of connections. The machine's service, if it has one, is left alone.
 */
final class Postgres implements Closeable {

    static final String USER = "keycloak";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Longer than a server that uses it may take to end. */
    private static final long SECONDS_TO_END = 40;
    /** Each node opens 100 at most. */
    private static final String CONNECTIONS = "max_connections=250";
    /** PostgreSQL refuses to be run by root. This user comes with the packages. */
    private static final String INSTEAD_OF_ROOT = "postgres";
    private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

    private final PostgresPrograms programs;
    private final ServerLog log;
    private final Path folder;
    private final int port = FreePorts.any();
    private final Process server;
    /** Of each of its processes, by its number. */
    private final Map<Long, Duration> cpu = new HashMap<>();

    private Postgres(PostgresPrograms programs, ServerLog log) throws IOException {
        this.programs = programs;
        this.log = log;
        folder = Files.createTempDirectory("benchmark-postgres");
        handOver(folder);
        String data = folder.resolve("data").toString();
        if (!succeeds("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")) {
            throw log.failure("PostgreSQL could not make a database in " + data);
        }
        // Over TCP alone: the folder's name could be too long for a socket.
        server = run("postgres", "-D", data, "-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1", "-c",
                "unix_socket_directories=", "-c", CONNECTIONS);
    }

    /** @param file for what it says */
    static Postgres start(PostgresPrograms programs, Path file) throws IOException {
        Files.deleteIfExists(file);
        Postgres postgres = new Postgres(programs, new ServerLog(file));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::end));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!postgres.isReady()) {
            if (!postgres.server.isAlive() || System.nanoTime() > end) {
                throw postgres.log.failure("PostgreSQL did not start on port " + postgres.port);
            }
        }
        return postgres;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Of all its processes together. Each connection has one; those that have ended still count. */
    Duration cpu() {
        Stream.concat(Stream.of(server.toHandle()), server.descendants()).forEach(process ->
                process.info().totalCpuDuration().ifPresent(used -> cpu.put(process.pid(), used)));
        return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static void handOver(Path folder) throws IOException {
        if (IS_ROOT) {
            try {
                Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService()
                        .lookupPrincipalByName(INSTEAD_OF_ROOT));
            } catch (UserPrincipalNotFoundException e) {
                throw new IOException("PostgreSQL refuses to be run by root, and there is no user " + INSTEAD_OF_ROOT
                        + " who could run it instead: run the benchmark as another user", e);
            }
        }
    }

    private boolean isReady() throws IOException {
        return succeeds("pg_isready", "-q", "-h", "127.0.0.1", "-p", String.valueOf(port));
    }

    private boolean succeeds(String program, String... arguments) throws IOException {
        return run(program, arguments).onExit().join().exitValue() == 0;
    }

    private Process run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (IS_ROOT) {
            command.addAll(List.of("setpriv", "--reuid=" + INSTEAD_OF_ROOT, "--regid=" + INSTEAD_OF_ROOT,
                    "--init-groups"));
        }
        command.add(programs.path(program));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile())).start();
    }

    /** Waits for the last connection, and forgets the data. */
    private synchronized void end() {
        server.destroy();
        try {
            if (!server.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end();
    }
}
