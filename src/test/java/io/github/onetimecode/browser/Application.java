package io.github.onetimecode.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.onetimecode.server.LoginBrowser;

/**
 * Where people are sent once they are logged in, of any client of any realm: asks Keycloak who they are, and says so.
 */
final class Application implements AutoCloseable {

    static final String GREETING = "Signed in as ";

    private static final String FOLDER = "/signed-in/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;

    private Application(HttpServer server) {
        this.server = server;
    }

    static Application start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Application application = new Application(server);
            server.createContext(FOLDER, application::answer);
            server.start();
            return application;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this client's people come back to. */
    String address(String client) {
        return address() + client;
    }

    /** What all of those begin with. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort() + FOLDER;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = page(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private String page(URI request) throws IOException {
        Map<String, String> answer = query(request);
        String heading = answer.containsKey("code") ? greeting(request, answer) : "Not signed in: " + answer;
        return "<!DOCTYPE html><title>The application</title><h1>" + heading.replace("<", "&lt;") + "</h1>";
    }

    private String greeting(URI request, Map<String, String> answer) throws IOException {
        String client = request.getPath().substring(FOLDER.length());
        JsonNode tokens = new ObjectMapper().readTree(post(URI.create(answer.get("iss")
                + "/protocol/openid-connect/token"), Map.of("grant_type", "authorization_code", "client_id", client,
                "redirect_uri", address(client), "code", answer.get("code"))));
        return tokens.has("id_token") ? GREETING + LoginBrowser.claims(tokens.path("id_token").asText())
                .path("preferred_username").asText() : "Not signed in: " + tokens;
    }

    private String post(URI address, Map<String, String> form) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                            .collect(Collectors.joining("&")))).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(URI request) {
        return request.getRawQuery() == null ? Map.of() : Arrays.stream(request.getRawQuery().split("&"))
                .map(field -> field.split("=", 2)).collect(Collectors.toMap(field -> field[0],
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
