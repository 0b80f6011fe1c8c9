package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import io.github.onetimecode.server.FreePorts;

/**
 * Starts two nodes of one cluster on this machine, as in production: they find each other through a table of their
 * database, and what they say to each other is encrypted, both by Keycloak's defaults.
 */
final class ClusterStart {

    private static final int SIZE = 2;
    private static final List<String> BUILD = List.of("build", "--db=postgres");
    private static final List<String> START = List.of("start", "--optimized", "--cache=ispn", "--http-enabled=true",
            "--http-host=127.0.0.1", "--cache-embedded-users-max-count=100000",
            "--cache-embedded-network-bind-address=127.0.0.1");
    private static final int FIRST_CLUSTER_PORT = 7800;
    private static final int PORTS_BETWEEN = 100;
    private static final Pattern BOTH_THERE = Pattern.compile("ISPN000094: .*\\(" + SIZE + "\\) \\[");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_NANOS = 200_000_000;

    private final Path folder;
    private final Postgres database;
    private final String heap;

    ClusterStart(Path folder, Postgres database, String heap) {
        this.folder = folder;
        this.database = database;
        this.heap = heap;
    }

    /** For people. */
    static String commands() {
        return "`kc.sh " + String.join(" ", BUILD) + "`, `kc.sh " + String.join(" ", START)
                + "` on two nodes with the address of the first as `--hostname`, over one PostgreSQL";
    }

    /** Up, and each seen by the other. */
    Nodes nodes() throws IOException {
        int firstPort = FreePorts.any();
        List<BenchedServer> servers = new ArrayList<>();
        List<ServerLog> logs = new ArrayList<>();
        // One after the other: the first makes the tables.
        for (int number = 1; number <= SIZE; number++) {
            ServerLog log = new ServerLog(folder.resolve("node-" + number + ".log"));
            UnpackedServer home = BenchedServer.built(folder.resolve("node-" + number), BUILD);
            servers.add(BenchedServer.start(home, log.file(), heap, options(firstPort, number),
                    number == 1 ? firstPort : FreePorts.any()));
            logs.add(log);
        }
        awaitAll(logs);
        return new Nodes(servers, Optional.of(database));
    }

    private List<String> options(int firstPort, int number) {
        List<String> options = new ArrayList<>(START);
        // Logins begin at one node and go on at the other, so both give out the same address.
        options.add("--hostname=" + BenchedServer.address(firstPort));
        options.add("--db-url=" + database.url());
        options.add("--db-username=" + Postgres.USER);
        options.add("--db-password=none");
        options.add("--cache-embedded-network-bind-port="
                + FreePorts.forCluster(FIRST_CLUSTER_PORT + PORTS_BETWEEN * number));
        return options;
    }

    private static void awaitAll(List<ServerLog> logs) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (ServerLog log : logs) {
            while (!BOTH_THERE.matcher(Files.readString(log.file())).find()) {
                if (System.nanoTime() > end) {
                    throw log.failure("The nodes are up, but do not see each other. They find each other through the "
                            + "table jgroups_ping, and talk over TCP on 127.0.0.1, on the ports of "
                            + "--cache-embedded-network-bind-port: look for warnings of JGroups");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
