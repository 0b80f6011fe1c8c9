package io.github.onetimecode.settings;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** People who log in by the exported flow, and what the realm noted of them. */
final class NotedLogins {

    private final Server server;
    private final TestRealm realm;

    NotedLogins(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    /** Somebody new whose address is not verified. */
    Person unverified() {
        return Person.in(server, realm, user -> user.put("emailVerified", false));
    }

    /** Somebody new who is asked for the code. */
    Person signedIn() {
        Person person = Person.in(server, realm);
        assertThat(person.signIn().asksForCode()).as(person.page().toString()).isTrue();
        return person;
    }

    boolean isVerified(Person person) {
        return realm.users().get(person.name()).path("emailVerified").asBoolean();
    }

    /** Of the newest login that did not succeed. */
    String error(Person person) {
        return event(person, "LOGIN_ERROR").path("error").asText();
    }

    /** One of our details in the newest event of a type. */
    String detail(Person person, String type, String detail) {
        return event(person, type).path("details").path(detail).asText();
    }

    private JsonNode event(Person person, String type) {
        String id = person.id();
        return realm.events().await(type, event -> id.equals(event.path("userId").asText()));
    }
}
