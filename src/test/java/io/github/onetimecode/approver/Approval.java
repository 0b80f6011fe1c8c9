package io.github.onetimecode.approver;

import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A realm in which the code goes to the manager of whoever logs in; only administrators say who that is. */
final class Approval {

    static final String OF_MANAGER = "${user.attributes.manager}";

    private static final String FLOW = "password and mailed code";

    private final Server server;
    private final TestRealm realm;

    Approval(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.attribute("manager", false);
        sendTo(OF_MANAGER);
    }

    void sendTo(String user, String... more) {
        realm.flows().configure(FLOW, "one-time-code-issue",
                more.length == 0 ? Map.of("user", user) : Map.of("user", user, more[0], more[1]));
    }

    Person person() {
        return Person.in(server, realm);
    }

    Person person(Consumer<ObjectNode> change) {
        return Person.in(server, realm, change);
    }

    /** Somebody whose logins this manager approves. */
    Person managedBy(String... managers) {
        return Person.in(server, realm, user -> {
            for (String manager : managers) {
                user.withObject("attributes").withArray("manager").add(manager);
            }
        });
    }

    JsonNode event(Person person, String type) {
        return realm.events().await(type, event -> person.id().equals(event.path("userId").asText()));
    }

    /** Wrong passwords until brute-force detection locks the account. */
    void lock(Person person) {
        Person stranger = person.elsewhere();
        stranger.browser().open();
        Awaitility.await().until(() -> {
            stranger.browser().submitPassword(person.name(), "wrong");
            return realm.users().locked(person.name());
        });
    }

    /** As a set-up that the administrator has to look at, for this reason in the log. */
    void assertRefused(Person asker, String reason) {
        realm.events().clear();
        int log = server.log().length();

        Page page = asker.elsewhere().signIn();

        assertThat(page.message()).as(page.toString())
                .isEqualTo("Signing in with a code has not been set up correctly. Please tell your administrator.");
        assertThat(event(asker, "LOGIN_ERROR").path("error").asText()).isEqualTo("one_time_code_misconfigured");
        assertThat(server.log().substring(log)).contains("user " + asker.id() + ": refused, ", reason)
                .doesNotContain("@example.com");
        assertThat(asker.mails()).isZero();
        assertThat(asker.sessions()).isZero();
        asker.assertFailures(0);
    }
}
