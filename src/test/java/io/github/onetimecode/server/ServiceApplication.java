package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that asks for codes by the API, with a client, a service account and a token of its own. */
public final class ServiceApplication {

    /** The roles of the API. */
    public static final String[] ALL = {"issue", "confirm", "return-codes", "issue-for-any-client"};

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String SECRET = "secret of a test";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUrl;
    private final TestRealm realm;
    private final String name;
    private final String token;

    private ServiceApplication(URI baseUrl, TestRealm realm, String name, String token) {
        this.baseUrl = baseUrl;
        this.realm = realm;
        this.name = name;
        this.token = token;
    }

    /** Which may do this, and may look users up. */
    public static ServiceApplication in(Server server, TestRealm realm, String... roles) {
        return create(server, realm, true, client -> { }, roles);
    }

    /** Which may do this, and may not know who has an account. */
    public static ServiceApplication unaware(Server server, TestRealm realm, String... roles) {
        return create(server, realm, false, client -> { }, roles);
    }

    public static ServiceApplication create(Server server, TestRealm realm, boolean lookUp, Consumer<ObjectNode> change,
            String... roles) {
        String name = "service-" + COUNT.incrementAndGet();
        realm.addClient(name, client -> {
            client.put("publicClient", false).put("secret", SECRET).put("serviceAccountsEnabled", true)
                    .put("name", "Shop " + name);
            change.accept(client);
        });
        ServiceApplication application = new ServiceApplication(server.baseUrl(), realm, name, "");
        application.grant("one-time-code-api", roles);
        if (lookUp) {
            application.grant("realm-management", "query-users");
        }
        return application.with(application.newToken());
    }

    /** A client that a user has signed in to by name and password. */
    public static ServiceApplication ofUser(Server server, TestRealm realm, String client, String user) {
        String token = new UserAgent(server.baseUrl()).json(
                URI.create(server.baseUrl() + "/realms/" + realm.name() + "/protocol/openid-connect/token"),
                "grant_type=password&client_id=" + client + "&username=" + user + "&password=" + user)
                .path("access_token").asText();
        return new ServiceApplication(server.baseUrl(), realm, client, token);
    }

    /** The same application with another token. */
    public ServiceApplication with(String other) {
        return new ServiceApplication(baseUrl, realm, name, other);
    }

    /** The same application on another node. */
    public ServiceApplication via(Server node) {
        return new ServiceApplication(node.baseUrl(), realm, name, token);
    }

    public String name() {
        return name;
    }

    public String token() {
        return token;
    }

    public void grant(String owner, String... roles) {
        roleMappings(owner, roles, "POST");
    }

    public void revoke(String owner, String... roles) {
        roleMappings(owner, roles, "DELETE");
    }

    public ApiReply issue(Map<String, ?> body) {
        return send("POST", "", Map.of(), written(body));
    }

    public ApiReply issue(String key, Map<String, ?> body) {
        return send("POST", "/", Map.of("Idempotency-Key", key), written(body));
    }

    public ApiReply confirm(String id, String code) {
        return confirm(id, Map.of("code", code));
    }

    public ApiReply confirm(String id, Map<String, ?> body) {
        return send("POST", "/" + id + "/confirm", Map.of(), written(body));
    }

    public ApiReply state(String id) {
        return send("GET", "/" + id, Map.of(), "");
    }

    public ApiReply resend(String id) {
        return send("POST", "/" + id + "/resend", Map.of(), "");
    }

    public ApiReply giveUp(String id) {
        return send("DELETE", "/" + id, Map.of(), "");
    }

    /**
     * Whatever is sent: what comes back is JSON that nobody keeps, or nothing, and no page. Headers replace the usual
     * ones.
     */
    public ApiReply send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(baseUrl + "/realms/" + realm.name() + "/one-time-codes" + path));
        Map<String, String> usual = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json",
                "Accept", "text/html,*/*");
        usual.forEach(request::setHeader);
        headers.forEach((header, value) -> {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("use without()");
            }
            request.setHeader(header, value);
        });
        return reply(request.method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** Any request. */
    public ApiReply reply(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.body().isEmpty()) {
                return new ApiReply(response.statusCode(), response.headers(), null);
            }
            assertThat(response.headers().firstValue("Content-Type").orElse("")).as(response.toString())
                    .matches("application/(problem\\+)?json(;charset=UTF-8)?");
            assertThat(response.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-store");
            return new ApiReply(response.statusCode(), response.headers(), Admin.JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A token with the roles that the application has now. */
    public String newToken() {
        return new UserAgent(baseUrl).json(
                URI.create(baseUrl + "/realms/" + realm.name() + "/protocol/openid-connect/token"),
                "grant_type=client_credentials&client_id=" + name + "&client_secret=" + SECRET.replace(' ', '+'))
                .path("access_token").asText();
    }

    private void roleMappings(String owner, String[] roles, String method) {
        String user = realm.get("/clients/" + realm.client(name).path("id").asText() + "/service-account-user")
                .path("id").asText();
        String ownerId = realm.client(owner).path("id").asText();
        ArrayNode granted = Admin.JSON.createArrayNode();
        List.of(roles).forEach(role -> granted.add(realm.get("/clients/" + ownerId + "/roles/" + role)));
        if (!granted.isEmpty()) {
            realm.admin().send(method, "/" + realm.name() + "/users/" + user + "/role-mappings/clients/" + ownerId,
                    granted);
        }
    }

    private static String written(Map<String, ?> body) {
        JsonNode json = Admin.JSON.valueToTree(body);
        return json.toString();
    }
}
