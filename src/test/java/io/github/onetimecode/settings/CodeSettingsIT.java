package io.github.onetimecode.settings;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings that shape a code, its mail and its address change what arrives. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeSettingsIT {

    private final TestRealm realm;
    private final ExportedFlow flow;
    private final NotedLogins logins;

    CodeSettingsIT(Server server, TestRealm realm) {
        this.realm = realm;
        this.flow = new ExportedFlow(realm);
        this.logins = new NotedLogins(server, realm);
    }

    @AfterEach
    void putBack() {
        flow.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 12})
    void codeLengthIsThatOfTheCode(int length) {
        flow.issue("codeLength", String.valueOf(length));
        Person person = logins.signedIn();

        assertThat(person.mail().code()).matches("[0-9]{" + length + "}");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void codeAlphabetOfLettersMakesCodesThatMayBeTypedInLowerCase() {
        flow.issue("codeAlphabet", "letters-and-digits", "codeLength", "12");
        Person person = logins.signedIn();

        assertThat(person.mail().code()).matches("[2-9A-HJKMNP-TV-Z]{12}").containsPattern("[A-Z]");
        String typed = person.mail().code().toLowerCase(Locale.ROOT).replaceFirst("(.{6})", "$1 - ");
        assertThat(person.enter(typed).loggedIn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"60, 'It is valid for 1 min.', 'The code is valid for another 1 min.'",
            "600, 'It is valid for 10 min.', 'The code is valid for another 10 min.'"})
    void lifetimeIsToldByMailAndPage(String seconds, String mail, String page) {
        flow.issue("lifetimeSeconds", seconds);
        Person person = logins.signedIn();

        assertThat(person.mail().text()).contains(mail);
        assertThat(person.page().text()).contains(page);
    }

    @Test
    void clientIsNamedByMailPageAndEvent() {
        realm.addClient("payments", client -> client.put("name", "Payments"));
        flow.issue("client", "payments");
        Person person = logins.signedIn();

        assertThat(person.mail().text()).contains("It is for the application \"Payments\".");
        assertThat(person.page().text()).contains("The code is for the application \"Payments\".");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(logins.detail(person, "LOGIN", "one_time_code_client")).isEqualTo("payments");
    }

    @Test
    void unverifiedAddressGetsNoCodeByDefault() {
        Person person = logins.unverified();

        Page page = person.signIn();

        assertThat(page.message()).contains("your e-mail address has not been verified");
        assertThat(person.mails()).isZero();
        assertThat(logins.error(person)).isEqualTo("invalid_email");
    }

    @Test
    void unverifiedAddressGetsACodeWhereTheSettingAllowsItAndStaysUnverified() {
        flow.issue("verifiedEmailOnly", "false");
        Person person = logins.unverified();
        person.signIn();

        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(logins.isVerified(person)).isFalse();
    }

    @Test
    void rightCodeVerifiesTheAddressWhereTheSettingSaysSo() {
        flow.issue("verifiedEmailOnly", "false", "marksEmailVerified", "true");
        Person person = logins.unverified();
        person.signIn();
        person.enterWrongCode();
        assertThat(logins.isVerified(person)).isFalse();

        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();

        assertThat(logins.isVerified(person)).isTrue();
        assertThat(realm.events().await("VERIFY_EMAIL").path("userId").asText()).isEqualTo(person.id());
    }

    @Test
    void deliveryInTheForegroundHasTheMailOutBeforeThePage() {
        flow.issue("delivery", "foreground");

        assertThat(logins.signedIn().mails()).isOne();
    }

    /** Keycloak 26.7.4 stores nothing for an empty text, but blanks as they are. */
    @Test
    void blankValuesMeanTheDefaults() {
        flow.issue("codeLength", " ", "lifetimeSeconds", " ", "codeAlphabet", " ", "verifiedEmailOnly", " ",
                "user", " ", "client", " ", "stepName", " ", "sourceStep", " ");
        flow.confirm("attemptsPerCode", " ", "failuresPerDay", " ", "resend", " ", "sourceStep", " ");
        Person person = logins.signedIn();

        assertThat(person.mail().code()).matches("[0-9]{8}");
        assertThat(person.page().text()).contains("another 5 min.", "\"Demo\"");
        assertThat(person.page().has("[name=one_time_code_resend]")).isTrue();
        assertThat(person.enterWrongCode().codeError()).endsWith("Attempts left: 4.");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(logins.detail(person, "LOGIN", "one_time_code_step")).isEqualTo("one-time-code");
        assertThat(logins.unverified().signIn().asksForCode()).isFalse();
    }
}
