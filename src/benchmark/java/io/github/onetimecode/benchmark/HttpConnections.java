package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Open connections for the next login to take: one to each of the servers. Another one answers first each time. */
final class HttpConnections {

    /** What is said over them. */
    interface Exchange<T> {
        T on(HttpChannel channel) throws IOException, LoginBroken, InterruptedException;
    }

    private final URI baseUrl;
    private final List<Integer> ports;
    private final Deque<List<HttpConnection>> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger next = new AtomicInteger();

    /** @param baseUrl that all of them give out */
    HttpConnections(URI baseUrl, List<Integer> ports) {
        this.baseUrl = baseUrl;
        this.ports = List.copyOf(ports);
    }

    URI baseUrl() {
        return baseUrl;
    }

    /** With connections that nobody else uses meanwhile. Kept only after what went well. */
    <T> T with(Exchange<T> exchange) throws IOException, LoginBroken, InterruptedException {
        List<HttpConnection> kept = idle.poll();
        List<HttpConnection> connections = kept == null ? opened() : kept;
        boolean reusable = false;
        try {
            T result = exchange.on(new HttpInTurn(connections, next.getAndIncrement()));
            reusable = true;
            return result;
        } finally {
            if (reusable) {
                idle.push(connections);
            } else {
                close(connections);
            }
        }
    }

    private List<HttpConnection> opened() throws IOException {
        List<HttpConnection> connections = new ArrayList<>();
        try {
            for (int port : ports) {
                connections.add(new HttpConnection(baseUrl.getHost(), port));
            }
        } catch (IOException e) {
            close(connections);
            throw e;
        }
        return connections;
    }

    private static void close(List<HttpConnection> connections) throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
