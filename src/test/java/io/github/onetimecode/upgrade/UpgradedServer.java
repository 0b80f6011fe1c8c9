package io.github.onetimecode.upgrade;

import java.nio.file.Path;

import io.github.onetimecode.documents.Markdown;
import io.github.onetimecode.server.FreePorts;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.ServerPlan;

/** One server in one place, over one database file: first of an older version of Keycloak, then of the newest. */
final class UpgradedServer implements AutoCloseable {

    static final String OLD = "26.4.7";
    static final String NEW = "26.7.4";

    private final int port = FreePorts.any();
    private final Path data;
    private final boolean keepsCaches;
    private KeycloakServer running;

    private UpgradedServer(Path data, boolean keepsCaches) {
        this.data = data;
        this.keepsCaches = keepsCaches;
    }

    /** As Keycloak comes: authentication sessions and single-use objects are in memory. */
    static UpgradedServer over(Path data) {
        return new UpgradedServer(data, false);
    }

    /** With files under both caches, as docs/upgrading.md shows it. */
    static UpgradedServer withKeptCaches(Path data) {
        return new UpgradedServer(data, true);
    }

    /** Stops the one that runs, and starts this version in its place. */
    KeycloakServer start(String version) {
        close();
        ServerPlan plan = KeycloakServer.plan().name("upgraded").version(version).port(port)
                .option("--db-url=jdbc:h2:file:" + data.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE")
                .option("--db-username=sa").option("--db-password=")
                .option("--log-level=INFO,one-time-code:debug");
        if (keepsCaches) {
            plan.configuration("kept-caches.xml", caches()).option("--cache-config-file=kept-caches.xml")
                    .option("--cache-config-mutate=true");
        }
        running = plan.start();
        return running;
    }

    /** As the document has it, but for the place of the files. */
    private String caches() {
        return Markdown.of("docs/upgrading.md").blocks("xml").get(0).replace("/var/lib/keycloak", data.toString());
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
