package io.github.onetimecode.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;

/** Where people are sent once they are logged in. */
final class Application implements AutoCloseable {

    static final String TITLE = "Welcome to the application";

    private final HttpServer server;

    private Application(HttpServer server) {
        this.server = server;
    }

    static Application start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] page = ("<!DOCTYPE html><title>" + TITLE + "</title>").getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            return new Application(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/signed-in";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
