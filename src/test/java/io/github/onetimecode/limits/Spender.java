package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who spends attempts, wrong codes and mails, and what is known of it afterwards: mails, events, counts. */
final class Spender {

    /** What posts a code that is wrong, but for one in a hundred million. */
    static final Map<String, String> WRONG = Map.of("one_time_code", "00000000", "login", "true");
    static final Map<String, String> RESEND = Map.of("one_time_code_resend", "true");

    private static final String FLOW = "password and mailed code";

    private final Server server;
    private final TestRealm realm;
    private final String name;
    private final String id;

    /** With a name that no other realm of the run has, since all realms share a mailbox. */
    Spender(Server server, TestRealm realm, String name) {
        this.server = server;
        this.realm = realm;
        this.name = name + "." + realm.name();
        // Hashing passwords slowly, twenty at a time, shows nothing here.
        realm.change(settings -> settings.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)"));
        this.id = realm.users().add(this.name);
    }

    /** Settings of the steps in the realm's own browser flow. */
    static void settings(TestRealm realm, Map<String, String> issue, Map<String, String> confirm) {
        realm.flows().configure(FLOW, "one-time-code-issue", issue);
        realm.flows().configure(FLOW, "one-time-code-confirm", confirm);
    }

    /**
     * Turns brute-force detection off. While it is on, Keycloak 26.7 takes one request of a user at a time and calls
     * the user locked for all others, so that they never reach our limits; which have to hold without it.
     */
    static void withoutBruteForceDetection(TestRealm realm) {
        realm.change(settings -> settings.put("bruteForceProtected", false));
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    String address() {
        return name + "@example.com";
    }

    LoginBrowser browser() {
        return new LoginBrowser(server, realm);
    }

    /** A new browser that shows what follows the password. */
    LoginBrowser pastPassword() {
        return pastPassword(browser(), LoginBrowser.CLIENT);
    }

    LoginBrowser pastPassword(LoginBrowser tab, String client) {
        assertThat(tab.open(client).asksForPassword()).isTrue();
        tab.submitPassword(name);
        return tab;
    }

    /** A new browser that asks for the code. */
    LoginBrowser atCode() {
        LoginBrowser browser = pastPassword();
        assertThat(browser.page().asksForCode()).as(browser.page().toString()).isTrue();
        return browser;
    }

    /** Waits until Keycloak has written the failure down: until then it calls the user locked. */
    Page wrong(LoginBrowser tab) {
        long compared = compared();
        int failures = realm.users().failures(name);
        Page page = tab.submit(WRONG);
        if (realm.get("").path("bruteForceProtected").asBoolean() && compared() > compared) {
            awaitFailures(failures + 1);
        }
        return page;
    }

    int mails() {
        return realm.mailbox().count(address());
    }

    /** The code in the latest mail. */
    String code() {
        return realm.mailbox().await(address(), mails()).code();
    }

    /** Wrong codes that were compared. */
    long compared() {
        return errors("invalid_user_credentials");
    }

    long errors(String error) {
        return mine(realm.events().withError(error)).size();
    }

    /** Logins by a code. Keycloak sends the same event for each request that comes after, by the cookie alone. */
    List<JsonNode> logins() {
        return mine(realm.events().of("LOGIN")).stream()
                .filter(event -> event.path("details").has("one_time_code_reference")).toList();
    }

    private List<JsonNode> mine(List<JsonNode> events) {
        return events.stream().filter(event -> id.equals(event.path("userId").asText())).toList();
    }

    int sessions() {
        return realm.users().sessions(name);
    }

    /** Keycloak's own count. Forgets it. */
    void assertFailures(int number) {
        realm.users().assertFailures(name, number);
    }

    /** Keycloak keeps its count in the background. */
    void awaitFailures(int number) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> assertThat(realm.users().failures(name)).as("numFailures").isEqualTo(number));
    }

    /**
     * Like {@link #awaitFailures}, after wrong codes that came at the same time. Keycloak 26.7.4 may count such a
     * failure twice: its background threads increment one entity of the cache that they share, and the one whose
     * {@code replace} loses increments it again ({@code InfinispanChangesUtils.handleReplaceResponse}).
     */
    void assertFailuresAfterBurst(int number) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(realm.users().failures(name))
                .as("numFailures").isBetween(number, 2 * number));
    }
}
