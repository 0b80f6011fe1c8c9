package io.github.onetimecode.flows;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The browser flow of a realm with organizations: first the name, then the password, then the mailed code. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationsIT {

    private final Server server;
    private final TestRealm realm;
    private final String organization;

    OrganizationsIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.change(settings -> settings.put("organizationsEnabled", true));
        ObjectNode added = Admin.object().put("name", "crew").put("alias", "crew").put("enabled", true);
        added.putArray("domains").addObject().put("name", "crew.example.com").put("verified", true);
        organization = realm.post("/organizations", added);
        realm.flows().define("organization and code", """
                ALTERNATIVE auth-cookie
                ALTERNATIVE organization:
                  CONDITIONAL conditional:
                    REQUIRED conditional-user-configured
                    ALTERNATIVE organization
                ALTERNATIVE forms:
                  REQUIRED auth-username-password-form
                  REQUIRED one-time-code-issue
                  REQUIRED one-time-code-confirm {attemptsPerCode=2}
                """);
        realm.flows().bindBrowser("organization and code");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nameThenPasswordThenCodeLogIn(boolean member, Faults faults) {
        Person person = person(member);

        assertThat(enterName(person).asksForPassword()).as(person.page().toString()).isTrue();
        assertThat(person.mails()).isZero();
        Page page = person.browser().submit(Map.of("password", person.name()));

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains("@e***e.com");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
        assertThat(person.mails()).isOne();
        new FlowEvents(realm, person).await("LOGIN");
        new Purses(faults, realm, person).provenPaid(1, 1);
    }

    @Test
    void wrongPasswordSendsNoMail() {
        Person person = person(true);
        enterName(person);

        assertThat(person.browser().submit(Map.of("password", "wrong")).asksForPassword()).isTrue();

        assertThat(person.mails()).isZero();
        assertThat(person.sessions()).isZero();
    }

    @Test
    void wrongCodeIsCountedAndTheRightOneClearsIt() {
        Person person = atCode(true);

        assertThat(person.enterWrongCode().codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 1));

        assertThat(person.failures()).isOne();
        new FlowEvents(realm, person).awaitError("LOGIN_ERROR", "invalid_user_credentials");
        assertThat(person.sessions()).isZero();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        Awaitility.await().until(() -> person.failures() == 0);
    }

    @Test
    void afterTheLastAttemptTheLoginStartsAgainAtTheName() {
        Person person = atCode(true);
        String dead = person.mail().code();
        person.enterWrongCode();
        person.enterWrongCode();

        Page start = person.enter(dead);

        assertThat(start.has("input[name=username]")).as(start.toString()).isTrue();
        assertThat(start.asksForPassword()).isFalse();
        assertThat(start.text()).contains(Texts.of("oneTimeCodeExhausted"));
        new FlowEvents(realm, person).awaitError("LOGIN_ERROR", "one_time_code_exhausted");
        assertThat(person.sessions()).isZero();
        person.assertFailures(2);
        person.browser().submit(Map.of("username", person.name()));
        assertThat(person.browser().submit(Map.of("password", person.name())).asksForCode()).isTrue();
        assertThat(person.enter(dead).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 1));
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
    }

    private Person person(boolean member) {
        Person person = Person.in(server, realm);
        if (member) {
            realm.post("/organizations/" + organization + "/members", TextNode.valueOf(person.id()));
        }
        return person;
    }

    private static Page enterName(Person person) {
        Page first = person.browser().open();
        assertThat(first.asksForPassword()).as(first.toString()).isFalse();
        return person.browser().submit(Map.of("username", person.name()));
    }

    private Person atCode(boolean member) {
        Person person = person(member);
        enterName(person);
        assertThat(person.browser().submit(Map.of("password", person.name())).asksForCode()).isTrue();
        return person;
    }
}
