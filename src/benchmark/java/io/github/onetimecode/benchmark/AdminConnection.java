package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The admin REST API: what a benchmark needs of it. */
final class AdminConnection {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI baseUrl;

    AdminConnection(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Whether a server is up there. */
    static boolean answers(URI baseUrl) {
        try {
            return send(HttpRequest.newBuilder(URI.create(baseUrl + "/realms/master"))).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    /** @param path below {@code /admin/realms} */
    void post(String path, JsonNode body) throws IOException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(baseUrl + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (response.statusCode() / 100 != 2) {
            throw new IOException("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
    }

    /** For the service account of a client. */
    String token(String realm, String client, String secret) throws IOException {
        return token("/realms/" + realm,
                "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret);
    }

    /** A new one for each request: they last a minute, as long as some of the requests. */
    private String token() throws IOException {
        return token("/realms/master", "grant_type=password&client_id=admin-cli&username=admin&password=admin");
    }

    private String token(String realmPath, String form) throws IOException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(
                URI.create(baseUrl + realmPath + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return JSON.readTree(response.body()).path("access_token").asText();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
