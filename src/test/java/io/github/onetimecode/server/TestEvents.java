package io.github.onetimecode.server;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

/** What a realm stored about logins. Each event is the admin API's JSON: type, error, userId, clientId, details. */
public final class TestEvents {

    private static final int MOST = 10_000;

    private final TestRealm realm;

    TestEvents(TestRealm realm) {
        this.realm = realm;
    }

    /** Oldest first. */
    public List<JsonNode> all() {
        List<JsonNode> events = TestRealm.list(realm.get("/events?max=" + MOST));
        Collections.reverse(events);
        return events;
    }

    /** Of one type, such as {@code LOGIN_ERROR}, oldest first. */
    public List<JsonNode> of(String type) {
        List<JsonNode> events = TestRealm.list(realm.get("/events?max=" + MOST + "&type=" + type));
        Collections.reverse(events);
        return events;
    }

    /** The newest of a type, waited for up to 10 seconds. */
    public JsonNode await(String type) {
        return await(type, event -> true);
    }

    public JsonNode await(String type, Predicate<JsonNode> which) {
        Awaitility.await(type).atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(100))
                .until(() -> of(type).stream().anyMatch(which));
        List<JsonNode> found = of(type).stream().filter(which).toList();
        return found.get(found.size() - 1);
    }

    /** The newest event with this error, of any type. */
    public JsonNode awaitError(String error) {
        Awaitility.await(error).atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(100))
                .until(() -> !withError(error).isEmpty());
        List<JsonNode> found = withError(error);
        return found.get(found.size() - 1);
    }

    public List<JsonNode> withError(String error) {
        return all().stream().filter(event -> error.equals(event.path("error").asText())).toList();
    }

    public void clear() {
        realm.delete("/events");
    }
}
