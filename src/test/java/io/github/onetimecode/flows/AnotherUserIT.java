package io.github.onetimecode.flows;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.enrolment.Enrolling;
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
 * A tab forgets its user where "Forgot password?" is answered with a name that nobody has, and keeps that a password
 * was right. Keycloak's organization step then takes any name (26.7.4).
 */
@FaultyServerTest
class AnotherUserIT {

    private static final String ROLE = "asked-for-a-code";
    private static final String FLOW = """
            ALTERNATIVE auth-cookie
            ALTERNATIVE organization:
              CONDITIONAL conditional:
                REQUIRED conditional-user-configured
                ALTERNATIVE organization
            ALTERNATIVE forms:
              REQUIRED auth-username-password-form
              CONDITIONAL second:
                REQUIRED %s
                REQUIRED %s
            """;

    private Server server;
    private TestRealm realm;
    private Person alice;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        realm.change(settings -> settings.put("organizationsEnabled", true).put("resetPasswordAllowed", true));
        ObjectNode added = Admin.object().put("name", "crew").put("alias", "crew").put("enabled", true);
        added.putArray("domains").addObject().put("name", "crew.example.com").put("verified", true);
        realm.post("/organizations", added);
        alice = Person.in(server, realm);
    }

    /** Nobody is asked for a code but her, and the step has seen her. */
    @Test
    void ownPasswordLetsNobodyInAsAnother() {
        bind(FLOW.formatted("conditional-user-role {condUserRole=" + ROLE + "}", "one-time-code"));
        Person mallory = Person.in(server, realm);
        realm.post("/roles", Admin.object().put("name", ROLE));
        realm.post("/users/" + mallory.id() + "/role-mappings/realm", List.of(realm.get("/roles/" + ROLE)));

        assertThat(password(mallory).asksForCode()).as(mallory.page().toString()).isTrue();
        Page end = goOnAsAlice(mallory.browser());

        assertThat(end.loggedIn()).as(end.toString()).isFalse();
        assertThat(alice.sessions()).isZero();
        assertThat(end.text()).contains("We do not know who is signing in.");
    }

    /** No step of ours has seen her. */
    @Test
    void ownPasswordIsNoProofOfAnother(Faults faults) {
        bind(FLOW.formatted("conditional-user-configured", "auth-otp-form") + "  REQUIRED one-time-code\n");
        Person mallory = Person.in(server, realm, Enrolling::withApp);

        assertThat(password(mallory).asksForTotp()).as(mallory.page().toString()).isTrue();
        Page end = goOnAsAlice(mallory.browser());

        assertThat(end.asksForCode()).as(end.toString()).isFalse();
        assertThat(end.has("input[name=username]")).as("the first page").isTrue();
        assertThat(end.text()).contains("Please continue with login now.");
        assertThat(alice.mails()).isZero();
        assertThat(faults.won("payment:")).isEmpty();
    }

    private void bind(String flow) {
        realm.flows().define("organization and more", flow);
        realm.flows().bindBrowser("organization and more");
    }

    /** At once, before the page that asks for the name alone. */
    private Page password(Person person) {
        LoginBrowser browser = person.browser();
        assertThat(browser.open().asksForPassword()).as(browser.page().toString()).isFalse();
        String form = realm.flows().execution("organization and more", "auth-username-password-form").path("id")
                .asText();
        Page page = browser.submit(Map.of("authenticationExecution", form));
        assertThat(page.asksForPassword()).as(page.toString()).isTrue();
        return browser.submitPassword(person.name());
    }

    private Page goOnAsAlice(LoginBrowser browser) {
        String bare = browser.page().action().toString().replaceFirst("session_code=[^&]*&", "")
                .replaceFirst("execution=[^&]*&", "");
        browser.go(URI.create(bare.replace("/authenticate?", "/reset-credentials?")));
        browser.submit(Map.of("username", "nobody-of-this-name"));
        Page name = browser.go(URI.create(bare));
        assertThat(name.has("input[name=username]")).as(name.toString()).isTrue();
        return browser.submit(Map.of("username", alice.name()));
    }
}
