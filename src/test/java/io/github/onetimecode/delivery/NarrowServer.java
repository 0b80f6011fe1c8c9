package io.github.onetimecode.delivery;

import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.ProjectFiles;

/** A server with few threads, few database connections and little room for mails. */
final class NarrowServer {

    static final int POOL = 4;
    static final int POOL_PER_REALM = 3;
    static final int QUEUE = 20;
    /** Places that one realm gets of the 24. */
    static final int SHARE = 9;

    private NarrowServer() {
    }

    static KeycloakServer start() {
        // The jar and the build are those of another server, so that it need not be built again.
        return KeycloakServer.plan().name("narrow").jar(ProjectFiles.faultyStoreJar())
                .buildOption("--metrics-enabled=true")
                .option("--http-pool-max-threads=8").option("--db-pool-max-size=8")
                .option(courier("pool-size", POOL)).option(courier("pool-size-per-realm", POOL_PER_REALM))
                .option(courier("queue-length", QUEUE)).option(courier("drain-seconds", 4)).start();
    }

    private static String courier(String option, int value) {
        return "--spi-one-time-code-courier--default--" + option + "=" + value;
    }
}
