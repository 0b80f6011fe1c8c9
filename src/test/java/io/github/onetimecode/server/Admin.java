package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The admin REST API. Paths are those below {@code /admin/realms}. An answer that is no success throws. */
public final class Admin {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUrl;
    private final Mailbox mailbox;
    private final String smtpHost;
    private String token;
    private Instant tokenEndsAt = Instant.MIN;

    Admin(URI baseUrl, Mailbox mailbox) {
        this(baseUrl, mailbox, "localhost");
    }

    Admin(URI baseUrl, Mailbox mailbox, String smtpHost) {
        this.baseUrl = baseUrl;
        this.mailbox = mailbox;
        this.smtpHost = smtpHost;
    }

    URI baseUrl() {
        return baseUrl;
    }

    public TestRealm realm(String name) {
        return new TestRealm(this, mailbox, name);
    }

    public TestRealm copyOfExport(String name) {
        return copyOfExport(name, realm -> { });
    }

    /**
     * A realm like {@code realm-export.json} under another name, changed before it is made. Its steps are as somebody
     * adds them, and its actions those of every realm: tests set up by themselves what they try.
     */
    public TestRealm copyOfExport(String name, Consumer<ObjectNode> change) {
        return made(RealmExport.as(name).unconfigured(), change);
    }

    /** The same with all that the demo has. */
    public TestRealm copyOfDemo(String name, Consumer<ObjectNode> change) {
        return made(RealmExport.as(name), change);
    }

    private TestRealm made(RealmExport export, Consumer<ObjectNode> change) {
        ObjectNode realm = export.forTests().json();
        realm.withObject("smtpServer").put("host", smtpHost).put("port", String.valueOf(mailbox.port()));
        change.accept(realm);
        post("", realm);
        return realm(realm.path("realm").asText());
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public JsonNode get(String path) {
        return json(successful("GET", path, null));
    }

    /** The id of what was made, where the server names it; else what it answers. */
    public String post(String path, Object body) {
        HttpResponse<String> response = successful("POST", path, body);
        return response.headers().firstValue("Location").map(at -> at.substring(at.lastIndexOf('/') + 1))
                .orElse(response.body());
    }

    public void put(String path, Object body) {
        successful("PUT", path, body);
    }

    public void delete(String path) {
        successful("DELETE", path, null);
    }

    /** Whatever the server answers. A text is sent as it is, everything else as JSON. */
    public HttpResponse<String> send(String method, String path, Object body) {
        HttpResponse<String> response = sendOnce(method, path, body);
        if (response.statusCode() != 401) {
            return response;
        }
        // The token ends early where a test has moved the server's clock.
        forgetToken();
        return sendOnce(method, path, body);
    }

    private HttpResponse<String> sendOnce(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/admin/realms" + path))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token());
        request.header("Content-Type", body instanceof String ? "text/plain" : "application/json");
        return exchange(request.method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : written(body))).build());
    }

    private HttpResponse<String> successful(String method, String path, Object body) {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private synchronized void forgetToken() {
        tokenEndsAt = Instant.MIN;
    }

    private synchronized String token() {
        if (Instant.now().isAfter(tokenEndsAt)) {
            HttpResponse<String> response = exchange(HttpRequest.newBuilder(URI.create(
                    baseUrl + "/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "grant_type=password&client_id=admin-cli&username=admin&password=admin")).build());
            JsonNode answer = json(response);
            token = answer.path("access_token").asText();
            tokenEndsAt = Instant.now().plusSeconds(answer.path("expires_in").asInt() / 2);
        }
        return token;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return parsed(response.body());
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
