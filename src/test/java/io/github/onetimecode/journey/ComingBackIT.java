package io.github.onetimecode.journey;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a person, a script or a link scanner does on the form: no second mail, and the code in hand stays good. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComingBackIT {

    private final Server server;
    private final TestRealm realm;
    private Person person;
    private Mail mail;

    ComingBackIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @BeforeEach
    void signInUpToTheForm() {
        person = Person.in(server, realm);
        person.signIn();
        mail = person.mail();
    }

    @AfterEach
    void oneMailWasSentAndItsCodeLogsIn() {
        assertThat(person.mails()).isOne();
        // Before the login, which forgets them. One that is not written down yet would refuse the code.
        person.assertFailures(0);
        assertThat(person.enter(mail.code()).loggedIn()).isTrue();
    }

    @Test
    void reloadSendsNothing() {
        Page first = person.page();

        assertThat(person.browser().reload().asksForCode()).isTrue();
        assertThat(person.browser().reload().text("#one-time-code-hint")).isEqualTo(first.text("#one-time-code-hint"));
    }

    @Test
    void backSendsNothing() {
        person.enter("");

        assertThat(person.browser().back().asksForCode()).isTrue();
    }

    @Test
    void anotherLanguageSendsNothing() {
        Page page = person.browser().language("de");

        assertThat(page.title()).isEqualTo("Sehen Sie in Ihrem Postfach nach");
        assertThat(page.text()).contains("Wir haben einen Code per E-Mail an p***").contains(reference(mail));
        assertThat(person.browser().language("fr").asksForCode()).isTrue();
    }

    @Test
    void openingTheApplicationAgainInTheSameTabSendsNothingUntilThePassword() {
        URI form = person.page().address();

        assertThat(person.tab().browser().open().asksForPassword()).isTrue();

        assertThat(person.browser().go(form).asksForCode()).isTrue();
    }

    @Test
    void linkScannerThatFetchesTheActionAddressSendsNothing() {
        assertThat(person.browser().go(person.page().action()).asksForCode()).isTrue();
        assertThat(person.browser().go(person.page().action()).asksForCode()).isTrue();
    }

    @Test
    void postWithoutABodySendsNothing() {
        Page answer = person.browser().post(person.page().action(), "");

        assertThat(answer.codeError()).isEqualTo("Please enter the code.");
        person.browser().reload();
    }

    @Test
    void postOfOtherFieldsSendsNothing() {
        assertThat(person.browser().submit(Map.of("unknown", "field")).asksForCode()).isTrue();
    }

    private static String reference(Mail mail) {
        return mail.subject().substring(0, 3);
    }
}
