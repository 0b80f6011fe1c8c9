package io.github.onetimecode.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.server.FreePorts;

/** The servers that answer for one address: one, or several nodes as behind a load balancer. */
final class Nodes implements Closeable {

    static final String HEAP = "-Xms1g -Xmx1g";
    static final String GROWING_HEAP = "-Xms3g -Xmx3g";
    static final List<String> BUILD = List.of("build", "--db=dev-mem");
    static final List<String> START = List.of("start", "--optimized", "--cache=local", "--http-enabled=true",
            "--hostname-strict=false", "--http-host=127.0.0.1", "--cache-embedded-users-max-count=100000",
            "--spi-realm-restapi-extension--one-time-codes--requests-per-minute=1000000");

    private final List<BenchedServer> servers;
    private final Optional<Postgres> database;

    /** @param database that is a process of its own, if it is */
    Nodes(List<BenchedServer> servers, Optional<Postgres> database) {
        this.servers = List.copyOf(servers);
        this.database = database;
    }

    /** One server over a database in its memory. */
    static Nodes single(Path folder) throws IOException {
        return new Nodes(List.of(BenchedServer.start(BenchedServer.built(folder.resolve("keycloak"), BUILD),
                folder.resolve("server.log"), HEAP, START, FreePorts.any())), Optional.empty());
    }

    /** One server with much memory over a new database in a file. */
    static Nodes growing(Path folder) throws IOException {
        UnpackedServer home = BenchedServer.built(folder.resolve("keycloak-growth"), List.of("build", "--db=dev-file"));
        home.forgetData();
        return new Nodes(List.of(BenchedServer.start(home, folder.resolve("server.log"), GROWING_HEAP, START,
                FreePorts.any())), Optional.empty());
    }

    /** For people: how the single one was built and started. */
    static String commands() {
        return "`kc.sh " + String.join(" ", BUILD) + "`, `kc.sh " + String.join(" ", START) + "`";
    }

    BenchedServer first() {
        return servers.get(0);
    }

    /** The first one's, which all of them give out. */
    URI baseUrl() {
        return BenchedServer.address(first().port());
    }

    List<Integer> ports() {
        return servers.stream().map(BenchedServer::port).toList();
    }

    /** Of all together. */
    Duration cpu() {
        return servers.stream().map(BenchedServer::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Of the database, if it is a process of its own. It is in none of the servers' CPU then. */
    Optional<Duration> databaseCpu() {
        return database.map(Postgres::cpu);
    }

    /** Each of the servers finds it in its home. */
    void install(String file, byte[] content) throws IOException {
        for (BenchedServer server : servers) {
            Files.write(server.home().resolve(file), content);
        }
    }

    void collectGarbage() throws IOException {
        for (BenchedServer server : servers) {
            server.collectGarbage();
        }
    }

    @Override
    public void close() {
        servers.forEach(BenchedServer::close);
    }
}
