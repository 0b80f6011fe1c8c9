package io.github.onetimecode.journey;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** One-Time Code by E-mail as a REQUIRED step, after a password and without one. */
@OnEveryVersion
@ServerTest
@AlsoInContainer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneStepLoginIT {

    private final Server server;
    private final TestRealm realm;

    OneStepLoginIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.flows().define("password and code", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code
                """);
        realm.flows().define("code alone", """
                REQUIRED auth-username-form
                REQUIRED one-time-code
                """);
    }

    @BeforeEach
    void passwordFirst() {
        realm.flows().bindBrowser("password and code");
    }

    @Test
    void passwordAndCodeLogIn() {
        Person person = Person.in(server, realm);

        assertThat(person.signIn().asksForCode()).isTrue();
        assertThat(person.sessions()).isZero();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();

        assertThat(person.browser().userName()).isEqualTo(person.name());
        assertThat(person.mails()).isOne();
    }

    @Test
    void wrongCodeStaysOnTheFormAndIsCounted() {
        Person person = Person.in(server, realm);
        person.signIn();

        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");

        Awaitility.await().until(() -> person.failures() == 1);
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void comingBackSendsNothing() {
        Person person = Person.in(server, realm);
        person.signIn();

        assertThat(person.browser().reload().asksForCode()).isTrue();
        assertThat(person.browser().language("de").title()).isEqualTo("Sehen Sie in Ihrem Postfach nach");
        assertThat(person.browser().back().asksForCode()).isTrue();
        assertThat(person.browser().go(person.page().action()).asksForCode()).isTrue();
        assertThat(person.enter("").asksForCode()).isTrue();

        assertThat(person.mails()).isOne();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void userWithoutAddressIsRefusedAndNotCounted() {
        Person person = Person.in(server, realm, user -> user.remove("email"));

        Page page = person.signIn();

        assertThat(page.message()).contains("no e-mail address is known for your account");
        assertThat(realm.events().awaitError("invalid_email").path("userId").asText()).isEqualTo(person.id());
        assertThat(person.sessions()).isZero();
        person.assertFailures(0);
    }

    @Test
    void codeAloneLogsInAndTheStrangerWhoKnowsTheNameSeesNoAddress() {
        realm.flows().bindBrowser("code alone");
        Person person = Person.in(server, realm);
        person.browser().open();

        Page page = person.browser().submit(Map.of("username", person.name()));

        assertThat(page.text()).contains("A code is being sent by e-mail.").doesNotContain("@", "***");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
    }
}
