package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.List;

/** One server after the other, request by request: as behind a load balancer without sticky sessions. */
final class HttpInTurn implements HttpChannel {

    private final List<HttpConnection> connections;
    private int next;

    /** @param connections one to each server */
    HttpInTurn(List<HttpConnection> connections, int first) {
        this.connections = List.copyOf(connections);
        this.next = first;
    }

    @Override
    public HttpAnswer exchange(String request) throws IOException {
        return connections.get(Math.floorMod(next++, connections.size())).exchange(request);
    }
}
