package io.github.onetimecode.failclosed;

import java.util.stream.Stream;

import io.github.onetimecode.server.LogRecords;
import io.github.onetimecode.server.Server;

/** What the extension's own classes wrote into the server's log, each record with its stack trace. */
final class OurLog {

    private static final String LOGGER = "[one-time-code.";

    private OurLog() {
    }

    static Stream<String> records(Server server) {
        return records(server.log());
    }

    static Stream<String> records(String log) {
        return LogRecords.in(log).stream()
                .filter(record -> record.lines().findFirst().orElseThrow().contains(LOGGER));
    }
}
