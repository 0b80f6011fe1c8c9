package io.github.onetimecode.server;

import java.sql.SQLException;
import java.util.UUID;

import org.h2.tools.Server;

/** An H2 database in this JVM, for several servers at once. */
final class SharedDatabase implements AutoCloseable {

    private final Server server;
    private final String name = "cluster-" + UUID.randomUUID();

    SharedDatabase() {
        try {
            server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the settings that Keycloak gives its own H2 databases. */
    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name
                + ";NON_KEYWORDS=VALUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    }

    @Override
    public void close() {
        server.stop();
    }
}
