package io.github.onetimecode.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What brute-force detection holds against a user. It counts in the background, in a few threads: once a wrong password
 * is counted that was entered last, so is what came long before. It is entered without a page, which every flow leaves
 * as it is.
 */
final class CountedFailures {

    /** Keycloak's own, in every realm. */
    private static final String CLIENT = "admin-cli";
    private static final AtomicInteger WITNESSES = new AtomicInteger();

    private final Admin admin;
    private final TestRealm realm;
    private final TestUsers users;

    CountedFailures(TestRealm realm) {
        this.admin = realm.admin();
        this.realm = realm;
        this.users = realm.users();
    }

    /** Forgets them afterwards, with that of the wrong password. */
    void assertAre(String user, int number) {
        awaitWrongPassword(user);
        assertThat(users.failures(user)).as("failures of " + user + ", and a wrong password").isEqualTo(number + 1);
        users.forgetFailures(user);
    }

    /** For somebody whose password Keycloak does not look at, disabled or locked: another user's is entered. */
    void assertStay(String user, int number) {
        String witness = "witness-" + WITNESSES.incrementAndGet();
        users.add(witness);
        awaitWrongPassword(witness);
        assertThat(users.failures(user)).as("failures of " + user).isEqualTo(number);
    }

    /** While Keycloak 26.7 is about to write down what came before, it takes the user for locked. */
    private void awaitWrongPassword(String user) {
        String id = users.id(user);
        int before = wrongPasswords(id).size();
        Awaitility.await("wrong password").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    enterWrongPassword(user);
                    return wrongPasswords(id).size() > before;
                });
        List<JsonNode> entered = wrongPasswords(id);
        long enteredAt = entered.get(entered.size() - 1).path("time").asLong();
        Awaitility.await("counted").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20))
                .until(() -> users.attackDetection(user).path("lastFailure").asLong() >= enteredAt);
    }

    private void enterWrongPassword(String user) {
        JsonNode answer = new UserAgent(admin.baseUrl()).json(
                URI.create(admin.baseUrl() + "/realms/" + realm.name() + "/protocol/openid-connect/token"),
                LoginBrowser.encoded(Map.of("grant_type", "password", "client_id", CLIENT, "username", user,
                        "password", "not this one")));
        assertThat(answer.path("error").asText()).as(answer.toString()).isEqualTo("invalid_grant");
    }

    private List<JsonNode> wrongPasswords(String userId) {
        return realm.events().of("LOGIN_ERROR").stream().filter(event -> CLIENT.equals(event.path("clientId").asText())
                && userId.equals(event.path("userId").asText())
                && "invalid_user_credentials".equals(event.path("error").asText())).toList();
    }
}
