package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Switches the single-use store and the clock of a server that has the faulty store's jar. Calls of the store are named
 * {@code operation key}, for instance {@code putIfAbsent one-time-code:used:abc:1}; expressions are looked for in that.
 */
public final class Faults {

    /**
     * What the store was asked for.
     *
     * @param operation       putIfAbsent, put or remove
     * @param lifespanSeconds of a claim
     * @param won             whether the claim was won; whether there was anything to remove
     */
    public record Call(String operation, String key, long lifespanSeconds, boolean won) {

        private static Call of(JsonNode call) {
            return new Call(call.path("operation").asText(), call.path("key").asText(),
                    call.path("lifespanSeconds").asLong(), call.path("won").asBoolean());
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUrl;

    public Faults(Server server) {
        this.baseUrl = server.baseUrl();
    }

    /** From now on these calls fail; an expression for none ends it. */
    public void fail(String calls) {
        send("POST", "/fail?calls=" + encoded(calls));
    }

    /** The next so many of these calls wait for each other, 10 seconds at most. */
    public void meet(String calls, int parties) {
        send("POST", "/meet?parties=" + parties + "&calls=" + encoded(calls));
    }

    /** How many calls have come to the meetings since the last reset. */
    public int met() {
        return Integer.parseInt(send("GET", "/met"));
    }

    /** Moves the server's clock, from real time, for Keycloak and for us. The store's lifespans do not notice. */
    public void clock(Duration ahead) {
        send("POST", "/clock?offset=" + ahead.toSeconds());
    }

    /** Moves the clock, and ends what was claimed or kept since the last reset for no longer than that. */
    public void pass(Duration ahead) {
        clock(ahead);
        calls().stream().filter(call -> !call.operation().equals("remove")
                && call.lifespanSeconds() <= ahead.toSeconds())
                .map(Call::key).distinct().forEach(key -> expire("^" + Pattern.quote(key) + "$"));
    }

    /** Ends the lifespan of all that was claimed under such keys. */
    public void expire(String keys) {
        send("POST", "/expire?keys=" + encoded(keys));
    }

    /** Nothing fails, nothing waits, the clock is right, the record is empty. What was claimed stays claimed. */
    public void reset() {
        send("DELETE", "");
    }

    public List<Call> calls() {
        try {
            return TestRealm.list(Admin.JSON.readTree(send("GET", ""))).stream().map(Call::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Claims that were won under keys with this text in them. */
    public List<Call> won(String key) {
        return calls().stream().filter(call -> call.operation().equals("putIfAbsent") && call.won())
                .filter(call -> call.key().contains(key)).toList();
    }

    /** The keys with this text in them that were given back. */
    public List<String> removed(String key) {
        return calls().stream().filter(call -> call.operation().equals("remove") && call.won()).map(Call::key)
                .filter(removed -> removed.contains(key)).toList();
    }

    private static String encoded(String expression) {
        return URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    private String send(String method, String path) {
        try {
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(
                    URI.create(baseUrl + "/realms/master/test-faults" + path)).timeout(Duration.ofSeconds(30))
                    .method(method, HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
