package io.github.onetimecode.journey;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A login that starts again, another tab, another browser and another application: each has a code of its own. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartingAgainIT {

    private static final String WRONG = "This code is not correct.";

    private final Server server;
    private final TestRealm realm;

    StartingAgainIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.addClient("second", client -> client.put("name", "Second"));
    }

    @Test
    void restartedLoginAsksForThePasswordAndSendsACodeOfItsOwn() {
        Person person = Person.in(server, realm);
        person.signIn();
        String first = person.mail().code();

        assertThat(person.browser().restart().asksForPassword()).isTrue();
        assertThat(person.mails()).isOne();
        assertThat(person.browser().submitPassword(person.name()).asksForCode()).isTrue();

        assertThat(person.mails()).isEqualTo(2);
        assertThat(person.enter(first).codeError()).startsWith(WRONG);
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void codeOfOneTabDoesNotConfirmInAnother() {
        Person first = Person.in(server, realm);
        first.signIn();
        Person second = first.tab();
        second.signIn();
        String ofFirst = first.mail(1).code();
        String ofSecond = first.mail(2).code();

        assertThat(ofSecond).isNotEqualTo(ofFirst);
        assertThat(second.enter(ofFirst).codeError()).startsWith(WRONG);
        assertThat(first.enter(ofSecond).codeError()).startsWith(WRONG);

        assertThat(first.enter(ofFirst).loggedIn()).isTrue();
    }

    @Test
    void codeOfTheSecondTabLogsInThere() {
        Person first = Person.in(server, realm);
        first.signIn();
        Person second = first.tab();
        second.signIn();

        assertThat(first.mails()).isEqualTo(2);
        assertThat(second.enter(first.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void codeOfAnotherBrowserIsWrong() {
        Person here = Person.in(server, realm);
        here.signIn();
        Person there = here.elsewhere();
        there.signIn();

        assertThat(there.enter(here.mail(1).code()).codeError()).startsWith(WRONG);
        assertThat(there.sessions()).isZero();
    }

    @Test
    void codeAskedForByOneClientConfirmsNothingForAnother() {
        Person atDemo = Person.in(server, realm);
        atDemo.signIn();
        Person atSecond = atDemo.tab();
        assertThat(atSecond.signIn("second").text()).contains("The code is for the application \"Second\".");

        assertThat(atSecond.enter(atDemo.mail(1).code()).codeError()).startsWith(WRONG);
        assertThat(atDemo.enter(atDemo.mail(2).code()).codeError()).startsWith(WRONG);
        assertThat(atSecond.sessions()).isZero();

        assertThat(atSecond.enter(atDemo.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void codeIsNotGoodForTheClientThatTheStepNamesAfterwards() {
        Person person = Person.in(server, realm);
        person.signIn();

        try {
            realm.flows().configure("password and mailed code", "one-time-code-issue",
                    Map.of("client", "second"));
            assertThat(person.enter(person.mail().code()).loggedIn()).isFalse();
            assertThat(person.page().text()).contains("The code is no longer valid.");
        } finally {
            realm.flows().configure("password and mailed code", "one-time-code-issue", Map.of());
        }
        assertThat(person.sessions()).isZero();
    }
}
