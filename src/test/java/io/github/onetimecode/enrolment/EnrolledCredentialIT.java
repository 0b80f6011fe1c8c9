package io.github.onetimecode.enrolment;

import java.net.URI;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The credential where people and administrators manage credentials: seen, removed, and then really gone. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrolledCredentialIT {

    private static final String CONDITIONAL = "conditional";

    private final TestRealm realm;
    private final Enrolling enrolling;

    EnrolledCredentialIT(Server server, TestRealm realm) {
        this.realm = realm;
        this.enrolling = new Enrolling(server, realm);
        enrolling.flow(CONDITIONAL, """
                REQUIRED auth-username-password-form
                CONDITIONAL second:
                  REQUIRED conditional-user-configured
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE one-time-code-enrolled
                """);
    }

    @Test
    void accountConsoleShowsIt() {
        Person person = enrolling.enrolled();
        person.signIn();

        assertThat(new AccountConsole(enrolling, person).entry()).hasValueSatisfying(entry -> {
            assertThat(entry.path("category").asText()).isEqualTo("two-factor");
            assertThat(entry.path("displayName").asText()).isEqualTo("one-time-code-enrolled-display-name");
            assertThat(entry.path("helptext").asText()).isEqualTo("one-time-code-enrolled-help-text");
            assertThat(entry.path("createAction").asText()).isEqualTo(Enrolling.ACTION);
            assertThat(entry.path("removeable").asBoolean()).isTrue();
            JsonNode credential = entry.at("/userCredentialMetadatas/0/credential");
            assertThat(credential.path("userLabel").asText()).endsWith("@e***e.com");
            assertThat(credential.path("createdDate").asLong()).isPositive();
            assertThat(credential.toString()).doesNotContain("example.com");
        });
    }

    /** The console asks for its texts by the theme's name and the language. */
    @Test
    void accountConsoleKnowsItsNameInTheUsersLanguage() {
        LoginBrowser browser = new LoginBrowser(enrolling.server, realm);
        String texts = browser.fetch(URI.create(enrolling.server.baseUrl() + "/resources/" + realm.name()
                + "/account/de")).body();

        assertThat(texts).contains("one-time-code-enrolled-display-name", "Einmalcode per E-Mail");
    }

    @Test
    void accountConsoleOffersToEnrol() {
        Person person = enrolling.person();
        person.signIn();

        assertThat(new AccountConsole(enrolling, person).entry()).hasValueSatisfying(entry -> {
            assertThat(entry.path("createAction").asText()).isEqualTo(Enrolling.ACTION);
            assertThat(entry.path("userCredentialMetadatas")).isEmpty();
        });
    }

    @Test
    void userRemovesItInTheAccountConsole() {
        Person person = enrolling.enrolled();
        person.signIn();

        assertThat(new AccountConsole(enrolling, person).remove(credentialOf(person))).isEqualTo(204);

        gone(person);
        assertThat(enrolling.event(person, "REMOVE_CREDENTIAL").at("/details/credential_type").asText())
                .isEqualTo("one-time-code");
    }

    @Test
    void userRemovesItByKeycloaksOwnAction() {
        Person person = enrolling.enrolled();
        Page page = person.signIn(LoginBrowser.CLIENT, "kc_action=delete_credential:" + credentialOf(person));
        assertThat(page.text()).contains("@e***e.com");

        assertThat(person.browser().submit(Map.of("accept", "Yes")).parameter("kc_action_status")).contains("success");

        gone(person);
    }

    @Test
    void administratorRemovesIt() {
        Person person = enrolling.enrolled();

        realm.delete("/users/" + person.id() + "/credentials/" + credentialOf(person));

        gone(person);
    }

    @Test
    void removedWhileItsPageIsShownItLetsNobodyIn() {
        Person person = enrolling.enrolled();
        person.signIn(CONDITIONAL);
        String code = person.mail(2).code();
        realm.delete("/users/" + person.id() + "/credentials/" + credentialOf(person));

        Page page = person.enter(code);

        assertThat(page.message()).startsWith("Codes by e-mail are not set up for your account.");
        assertThat(page.loggedIn()).isFalse();
        person.assertFailures(0);
        assertThat(person.sessions()).isZero();
        assertThat(enrolling.errors(person, "one_time_code_not_enrolled")).hasSize(1);
    }

    /** No credential, no factor; and whoever enrols again has both again. */
    private void gone(Person person) {
        assertThat(enrolling.credentials(person)).isEmpty();
        int mails = person.mails();
        Person later = person.elsewhere();
        assertThat(Enrolling.afterLogin(() -> later.signIn(CONDITIONAL)).loggedIn()).as(later.page().toString())
                .isTrue();
        assertThat(person.mails()).isEqualTo(mails);

        Person again = person.elsewhere();
        Enrolling.afterLogin(() -> again.signIn(LoginBrowser.CLIENT, "kc_action=" + Enrolling.ACTION));
        assertThat(again.enter(again.mail(mails + 1).code()).loggedIn()).as(again.page().toString()).isTrue();
        assertThat(Enrolling.afterLogin(() -> person.elsewhere().signIn(CONDITIONAL)).asksForCode()).isTrue();
    }

    private String credentialOf(Person person) {
        return enrolling.credentials(person).get(0).path("id").asText();
    }
}
