package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** An application without a browser, with a client and a direct grant flow of its own. */
public final class NativeApplication {

    public static final String CREDENTIALS = """
            REQUIRED direct-grant-validate-username
            REQUIRED direct-grant-validate-password
            """;
    public static final String TWO_STEPS = CREDENTIALS + """
            REQUIRED one-time-code-issue
            REQUIRED one-time-code-confirm
            """;
    public static final String ONE_STEP = CREDENTIALS + "REQUIRED one-time-code";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestRealm realm;
    private final URI baseUrl;
    private final String name;

    private NativeApplication(TestRealm realm, URI baseUrl, String name) {
        this.realm = realm;
        this.baseUrl = baseUrl;
        this.name = name;
    }

    /** The flow has the name of the client. */
    public static NativeApplication in(Server server, TestRealm realm, String flow) {
        String name = "native-" + COUNT.incrementAndGet();
        realm.flows().define(name, flow);
        realm.addClient(name, client -> client.put("directAccessGrantsEnabled", true)
                .withObject("authenticationFlowBindingOverrides").put("direct_grant", realm.flows().id(name)));
        return new NativeApplication(realm, server.baseUrl(), name);
    }

    /** Another application with the same flow. */
    public NativeApplication another() {
        String other = "native-" + COUNT.incrementAndGet();
        realm.addClient(other, client -> client.put("directAccessGrantsEnabled", true)
                .withObject("authenticationFlowBindingOverrides").put("direct_grant", realm.flows().id(name)));
        return new NativeApplication(realm, baseUrl, other);
    }

    /** The same application on a device that another node answers. */
    public NativeApplication via(Server node) {
        return new NativeApplication(realm, node.baseUrl(), name);
    }

    public String name() {
        return name;
    }

    /** Without a code. */
    public GrantReply ask(String user) {
        return request(user, Map.of());
    }

    public GrantReply enter(String user, String code) {
        return request(user, Map.of("one_time_code", code));
    }

    public GrantReply resend(String user) {
        return request(user, Map.of("one_time_code_resend", "true"));
    }

    /** With the user's name for a password, as all users of the tests have. Whatever comes of it, it is JSON. */
    public GrantReply request(String user, Map<String, String> more) {
        Map<String, String> usual =
                Map.of("grant_type", "password", "client_id", name, "username", user, "password", user);
        String body = Stream.concat(usual.entrySet().stream().filter(field -> !more.containsKey(field.getKey())),
                        more.entrySet().stream())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            URI tokens = URI.create(baseUrl + "/realms/" + realm.name() + "/protocol/openid-connect/token");
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(tokens)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(response.body()).doesNotContain("<");
            return new GrantReply(response.statusCode(), new ObjectMapper().readTree(response.body()),
                    response.headers().firstValue("Retry-After").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
