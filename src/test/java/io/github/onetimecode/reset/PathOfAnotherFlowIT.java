package io.github.onetimecode.reset;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keycloak runs the step that waits for an answer by the path of any flow. A step that took its path's word for it
 * would forget whose password was right, and the tab could go on as another user. So it could once a user is deleted.
 */
@FaultyServerTest
class PathOfAnotherFlowIT {

    private static final String ROLE = "asked-for-a-code";

    private Server server;
    private TestRealm realm;
    private Person mallory;
    private Person alice;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        realm.change(settings -> settings.put("resetPasswordAllowed", true));
        mallory = Person.in(server, realm);
        alice = Person.in(server, realm);
    }

    @Test
    void ownPasswordLetsNobodyInAsAnother() {
        realm.post("/roles", Admin.object().put("name", ROLE));
        realm.post("/users/" + mallory.id() + "/role-mappings/realm", List.of(realm.get("/roles/" + ROLE)));
        realm.flows().define("one role", """
                REQUIRED auth-username-password-form
                CONDITIONAL coded:
                  REQUIRED conditional-user-role {condUserRole=asked-for-a-code}
                  REQUIRED one-time-code
                """);
        realm.flows().bindBrowser("one role");

        Page end = takeOver();

        assertThat(end.loggedIn()).as(end.toString()).isFalse();
        assertThat(alice.sessions()).isZero();
    }

    @Test
    void ownPasswordIsNoProofOfAnother(Faults faults) {
        askEverybody();

        Page end = takeOver();

        assertThat(end.loggedIn()).as(end.toString()).isFalse();
        assertThat(faults.won("payment:proven:")).as("Mallory's own").hasSize(1);
    }

    /** Keycloak lets another user take over a tab whose user is gone. */
    @Test
    void passwordOfADeletedUserIsNoProofOfAnother(Faults faults) {
        askEverybody();
        LoginBrowser browser = mallory.browser();
        assertThat(mallory.signIn().asksForCode()).as(mallory.page().toString()).isTrue();
        String bare = bare(browser.page().action());

        realm.users().remove(mallory.name());
        browser.go(URI.create(toReset(bare)));
        browser.submit(Map.of("username", alice.name()));
        Page end = browser.go(URI.create(bare));

        assertThat(end.asksForPassword()).as(end.toString()).isTrue();
        assertThat(faults.won("payment:proven:")).as("Mallory's own").hasSize(1);
    }

    private void askEverybody() {
        realm.flows().define("all", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code
                """);
        realm.flows().bindBrowser("all");
    }

    /** Her own code page, posted by the path of a reset; then a reset for Alice; then back to the login. */
    private Page takeOver() {
        LoginBrowser browser = mallory.browser();
        assertThat(mallory.signIn().asksForCode()).as(mallory.page().toString()).isTrue();
        URI action = browser.page().action();
        String bare = bare(action);
        browser.post(URI.create(toReset(action.toString())), "");
        browser.go(URI.create(toReset(bare)));
        browser.submit(Map.of("username", alice.name()));
        return browser.go(URI.create(bare));
    }

    private static String bare(URI action) {
        return action.toString().replaceFirst("session_code=[^&]*&", "").replaceFirst("execution=[^&]*&", "");
    }

    private static String toReset(String address) {
        return address.replace("/authenticate?", "/reset-credentials?");
    }
}
