package io.github.onetimecode.flows;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.TestRealm;

/** What a realm recorded of one person. */
final class FlowEvents {

    private final TestRealm realm;
    private final String userId;

    FlowEvents(TestRealm realm, Person person) {
        this.realm = realm;
        this.userId = person.id();
    }

    /** The newest of this type. */
    JsonNode await(String type) {
        return realm.events().await(type, event -> userId.equals(event.path("userId").asText()));
    }

    /** Waits for an event of this type and error. */
    JsonNode awaitError(String type, String error) {
        return realm.events().await(type, event -> userId.equals(event.path("userId").asText())
                && error.equals(event.path("error").asText()));
    }
}
