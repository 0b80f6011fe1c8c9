package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Open connections to each of the servers, for the next login to take: one server after the other. */
final class HttpConnections {

    /** What is said over one connection. */
    interface Exchange<T> {
        T on(HttpConnection connection) throws IOException, LoginBroken, InterruptedException;
    }

    private final URI baseUrl;
    private final List<Integer> ports;
    private final Map<Integer, Deque<HttpConnection>> idle = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /** @param baseUrl that all of them give out */
    HttpConnections(URI baseUrl, List<Integer> ports) {
        this.baseUrl = baseUrl;
        this.ports = List.copyOf(ports);
        ports.forEach(port -> idle.put(port, new ConcurrentLinkedDeque<>()));
    }

    URI baseUrl() {
        return baseUrl;
    }

    /** With a connection that nobody else uses meanwhile. Kept only after what went well. */
    <T> T with(Exchange<T> exchange) throws IOException, LoginBroken, InterruptedException {
        int port = ports.get(Math.floorMod(next.getAndIncrement(), ports.size()));
        HttpConnection kept = idle.get(port).poll();
        HttpConnection connection = kept == null ? new HttpConnection(baseUrl.getHost(), port) : kept;
        boolean reusable = false;
        try {
            T result = exchange.on(connection);
            reusable = true;
            return result;
        } finally {
            if (reusable) {
                idle.get(port).push(connection);
            } else {
                connection.close();
            }
        }
    }
}
