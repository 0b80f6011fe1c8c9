package io.github.onetimecode.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/**
 * Two nodes over one database, as behind a load balancer: both give out the first one's address, and
 * {@link LoginBrowser#via} decides which of them answers.
 */
public final class KeycloakCluster implements AutoCloseable {

    private static final Pattern BOTH_THERE = Pattern.compile("ISPN000094: .*\\(2\\) \\[");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SharedDatabase database = new SharedDatabase();
    private final int firstPort = FreePorts.any();
    private Path jarOfFirst;
    private KeycloakServer first;
    private KeycloakServer second;

    private KeycloakCluster(Path jarOfFirst) {
        this.jarOfFirst = jarOfFirst;
    }

    public static KeycloakCluster start() {
        return start(ProjectFiles.jar());
    }

    /** The first node with another build of our jar, the second with today's. */
    public static KeycloakCluster start(Path jarOfFirst) {
        KeycloakCluster cluster = new KeycloakCluster(jarOfFirst);
        // One after the other: the first makes the tables.
        cluster.first = cluster.firstNode();
        cluster.second = cluster.node("node-2", ProjectFiles.jar(), FreePorts.any(), FreePorts.forCluster(7900));
        cluster.awaitBoth();
        return cluster;
    }

    public KeycloakServer first() {
        return first;
    }

    public KeycloakServer second() {
        return second;
    }

    /** Starts the first node again after it was killed, and waits until both see each other. */
    public void restartFirst() {
        first.close();
        first = firstNode();
        awaitBoth();
    }

    /** Starts the first node again, with today's jar. */
    public void upgradeFirst() {
        jarOfFirst = ProjectFiles.jar();
        restartFirst();
    }

    private KeycloakServer firstNode() {
        return node("node-1", jarOfFirst, firstPort, FreePorts.forCluster(7800));
    }

    private KeycloakServer node(String name, Path jar, int port, int clusterPort) {
        ServerPlan plan = KeycloakServer.plan().name(name).ours(jar).port(port).cache("ispn");
        if (ProjectFiles.serverIsAtLeast("26.4")) {
            plan.option("--cache-embedded-network-bind-address=127.0.0.1")
                    .option("--cache-embedded-network-bind-port=" + clusterPort);
        } else {
            plan.jvm("-Djgroups.bind.address=127.0.0.1").jvm("-Djgroups.bind.port=" + clusterPort);
        }
        return plan
                .option("--hostname=http://localhost:" + firstPort)
                .option("--db-url=" + database.url()).option("--db-username=sa").option("--db-password=")
                .option("--spi-one-time-code-courier--default--drain-seconds=3")
                .option("--log-level=INFO,one-time-code:debug")
                .start();
    }

    private void awaitBoth() {
        Awaitility.await("two members").atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(
                () -> BOTH_THERE.matcher(first.log()).find() && BOTH_THERE.matcher(second.log()).find());
    }

    @Override
    public void close() {
        second.close();
        first.close();
        database.close();
    }
}
