package io.github.onetimecode.flows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The flow with codes is demanded by a client policy alone. The realm's own asks for the password. */
@ServerTest
@OnEveryVersion
class PolicyFlowIT {

    private Server server;
    private TestRealm realm;

    @BeforeEach
    void policy(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        realm.flows().define("password alone", "REQUIRED auth-username-password-form\n");
        realm.flows().define("password and code", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code {attemptsPerCode=1}
                """);
        realm.flows().bindBrowser("password alone");
        realm.put("/client-policies/profiles", Map.of("profiles", List.of(Map.of("name", "codes", "executors",
                List.of(Map.of("executor", "auth-flow-enforcer",
                        "configuration", Map.of("auth-flow-alias", "password and code")))))));
        realm.put("/client-policies/policies", Map.of("policies", List.of(Map.of("name", "codes", "enabled", true,
                "profiles", List.of("codes"),
                "conditions", List.of(Map.of("condition", "any-client", "configuration", Map.of()))))));
    }

    @Test
    void flowOfThePolicyGoesOnAfterTheLastAttempt() {
        Person person = Person.in(server, realm);
        assertThat(person.signIn().asksForCode()).isTrue();
        person.enterWrongCode();

        Page start = person.enterWrongCode();
        assertThat(start.text()).contains("Too many wrong codes have been entered. Please sign in again.");
        person.browser().reload();
        Page page = person.browser().submitPassword(person.name());

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        person.enter(person.mail(2).code());
        assertThat(person.browser().userName()).isEqualTo(person.name());
    }
}
