package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Open connections to the server, for the next login to take. */
final class HttpConnections {

    private final URI baseUrl;
    private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    HttpConnections(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    URI baseUrl() {
        return baseUrl;
    }

    HttpConnection take() throws IOException {
        HttpConnection connection = idle.poll();
        return connection == null ? new HttpConnection(baseUrl.getHost(), baseUrl.getPort()) : connection;
    }

    /** Only after an exchange that went well. */
    void giveBack(HttpConnection connection) {
        idle.push(connection);
    }
}
