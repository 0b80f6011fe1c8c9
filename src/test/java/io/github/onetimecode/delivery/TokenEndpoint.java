package io.github.onetimecode.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Gives tokens for a mail server to a client that knows its secret: {@code token-1}, {@code token-2} and so on. */
final class TokenEndpoint implements AutoCloseable {

    private static final String CLIENT = "mailer";
    private static final String SECRET = "client secret";

    private final AtomicInteger tokens = new AtomicInteger();
    private final HttpServer server;

    private TokenEndpoint(HttpServer server) {
        this.server = server;
    }

    static TokenEndpoint start() {
        try {
            TokenEndpoint endpoint = new TokenEndpoint(HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            endpoint.server.createContext("/token", endpoint::answer);
            endpoint.server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a realm has to know of it. */
    Map<String, String> settings() {
        return Map.of("auth", "true", "authType", "token", "user", "mailer@example.org",
                "authTokenUrl", "http://localhost:" + server.getAddress().getPort() + "/token",
                "authTokenClientId", CLIENT, "authTokenClientSecret", SECRET, "authTokenScope", "mail");
    }

    /** How many it has given. */
    int tokens() {
        return tokens.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).replace('+', ' ');
        Map<String, String> fields = Arrays.stream(form.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        boolean right = fields.equals(Map.of("grant_type", "client_credentials", "client_id", CLIENT,
                "client_secret", SECRET, "scope", "mail"));
        String answer = right ? "{\"access_token\": \"token-" + tokens.incrementAndGet() + "\", \"expires_in\": 300}"
                : "{\"error\": \"invalid_client\"}";
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(right ? 200 : 401, answer.length());
        exchange.getResponseBody().write(answer.getBytes(StandardCharsets.US_ASCII));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
