package io.github.onetimecode.failclosed;

import java.util.stream.Stream;

import io.github.onetimecode.server.Server;

/** What the extension's own classes wrote into the server's log. */
final class OurLog {

    private static final String LOGGER = "[one-time-code.";

    private OurLog() {
    }

    static Stream<String> lines(Server server) {
        return server.log().lines().filter(line -> line.contains(LOGGER));
    }
}
