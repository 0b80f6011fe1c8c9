package io.github.onetimecode.reset;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;
import io.github.onetimecode.stores.Directory;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody whose password an LDAP server keeps says to have forgotten it. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordElsewhereIT {

    private final Directory directory = Directory.start();
    private Server server;
    private TestRealm realm;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        ResetFlow.bind(realm);
        realm.flows().define("password alone", """
                ALTERNATIVE auth-cookie
                ALTERNATIVE forms:
                  REQUIRED auth-username-password-form
                """);
        realm.flows().bindBrowser("password alone");
        realm.change(settings -> settings.put("bruteForceProtected", false));
    }

    @AfterAll
    void stop() {
        directory.close();
    }

    private Person person(String mode, String imported) {
        directory.bind(realm, Map.of("editMode", mode, "importEnabled", imported, "trustEmail", "true"));
        Person person = Person.newTo(server, realm);
        directory.add(person.name());
        return person;
    }

    /** Else a stranger would learn whose password is where. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void mailSaysWhyThereIsNoCodeAndThePagesAreThoseOfAll(String imported) {
        Person person = person("READ_ONLY", imported);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.enterName();
        Mail mail = person.mail();
        visit.reload();
        visit.enterWrongCode();
        visit.resend();
        visit.enter("12345678");

        ResetVisit unknown = ResetVisit.of(server, realm, "nobody-of-this-name");
        unknown.enterName();
        unknown.reload();
        unknown.enterWrongCode();
        unknown.resend();
        unknown.enter("12345678");
        assertThat(visit.told()).isEqualTo(unknown.told());

        assertThat(mail.subject()).endsWith("cannot be changed here");
        assertThat(mail.text()).contains("your password is managed in another system").doesNotContainPattern("\\d{8}");
        assertThat(mail.html()).contains("your password is managed in another system");
        assertThat(person.mails()).isOne();
        assertThat(realm.events().awaitError("one_time_code_password_elsewhere").path("userId").asText())
                .isEqualTo(person.id());
    }

    /** A frame that shows nothing of it, or asks for it in sections. */
    @ParameterizedTest
    @ValueSource(strings = {"mail-drops-content", "mail-has-sections"})
    void mailSaysItInFramesOfOthers(String theme) {
        realm.change(settings -> settings.put("emailTheme", theme));
        Person person = person("READ_ONLY", "true");
        ResetVisit.of(server, realm, person.name()).enterName();

        assertThat(person.mail().html()).containsOnlyOnce("your password is managed in another system");
    }

    /** Who has shown a credential of the account may know of it, and needs no mail. */
    @Test
    void pageSaysItToWhoIsLoggedIn() {
        Person person = person("READ_ONLY", "true");
        LoginBrowser browser = person.browser();
        assertThat(person.signIn().loggedIn()).isTrue();
        Page again = browser.open(LoginBrowser.CLIENT, "prompt=login");

        Page page = browser.go(again.address().resolve(
                again.html().selectFirst("a[href*=reset-credentials]").attr("href")));

        assertThat(page.message()).startsWith("Your password cannot be changed here");
        assertThat(person.mails()).isZero();
    }

    /** Keycloak keeps new passwords itself there, or the LDAP server takes them. */
    @ParameterizedTest
    @ValueSource(strings = {"UNSYNCED", "WRITABLE"})
    void storeThatTakesPasswordsGetsANewOne(String mode) {
        Person person = person(mode, "true");
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.enterName();

        visit.enter(person.mail().code());
        Page end = visit.browser().submit(Map.of("password-new", "another one", "password-confirm", "another one"));

        assertThat(end.text()).as(end.toString()).contains("Your account has been updated.");
        visit.browser().open();
        assertThat(visit.browser().submitPassword(person.name(), "another one").loggedIn()).isTrue();
    }
}
