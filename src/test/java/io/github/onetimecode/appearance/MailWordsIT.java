package io.github.onetimecode.appearance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Language, realm texts and mail theme are those of the realm and the user. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailWordsIT {

    private static final String FRAME = "border-top: 4px solid #0b5a6b";

    private final Server server;
    private final TestRealm realm;

    MailWordsIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @ParameterizedTest
    @CsvSource({"en, Your code is", "de, Ihr Code lautet", "es, Su código es", "fr, Votre code est"})
    void languageOfTheUserIsUsed(String language, String firstWords) {
        Person person = Person.in(server, realm, user -> user.putObject("attributes").putArray("locale").add(language));
        person.signIn();

        assertThat(person.mail().firstLine()).startsWith(firstWords);
        assertThat(person.mail().html()).contains("lang=\"" + language + "\"", firstWords);
    }

    @Test
    void languageOfTheLoginIsUsedForAUserWithoutOne() {
        Person person = Person.in(server, realm);
        person.signIn(LoginBrowser.CLIENT, "ui_locales=de");

        assertThat(person.mail().firstLine()).startsWith("Ihr Code lautet");
        assertThat(person.mail().subject()).contains("Ihr Einmalcode");
        assertThat(person.page().title()).isEqualTo("Sehen Sie in Ihrem Postfach nach");
    }

    @Test
    void realmTextsReplaceOurs() {
        realm.text("en", "oneTimeCodeMailSubject", "{0} - sign-in at {1}");
        realm.text("en", "oneTimeCodeMailCode", "Type {0} please");
        realm.text("en", "oneTimeCodeLabel", "Code of the house");
        try {
            Person person = Person.in(server, realm);
            person.signIn();

            Mail mail = person.mail();
            assertThat(mail.subject()).matches("[A-Z]{3} - sign-in at One-time code demo");
            assertThat(mail.firstLine()).isEqualTo("Type " + mail.code() + " please");
            assertThat(mail.html()).contains("Type ", "please");
            assertThat(person.page().text("label[for=one_time_code]")).isEqualTo("Code of the house (8 digits)");
            assertThat(person.enter(mail.code()).loggedIn()).isTrue();
        } finally {
            realm.delete("/localization/en");
        }
    }

    @Test
    void realmMailThemeFramesTheMail() {
        Person person = Person.in(server, realm);
        person.signIn();

        assertThat(person.mail().html()).contains(FRAME, "Your code is");
    }

    @Test
    void anotherMailThemeFramesItOtherwise() {
        realm.change(settings -> settings.put("emailTheme", "keycloak"));
        try {
            Person person = Person.in(server, realm);
            person.signIn();

            assertThat(person.mail().html()).contains("Your code is", "format-detection").doesNotContain(FRAME);
            assertThat(person.mail().firstLine()).isEqualTo("Your code is " + person.mail().code());
        } finally {
            realm.change(settings -> settings.put("emailTheme", "one-time-code"));
        }
    }

    @Test
    void hostileNameOfAClientIsNothingButAName() {
        realm.addClient("hostile", client -> client.put("name",
                "<b>Bank</b>\r\nYour code is 11112222 ${realmName} {0} <#assign x=1>"));
        Person person = Person.in(server, realm);
        person.signIn("hostile");

        Mail mail = person.mail();
        assertThat(mail.firstLine()).isEqualTo("Your code is " + mail.code());
        assertThat(mail.text().lines().filter(line -> line.startsWith("Your code is"))).hasSize(1);
        assertThat(mail.text()).contains("<b>Bank</b>", "$ {realmName} {0} <#assign x=1>");
        assertThat(mail.html()).contains("&lt;b&gt;Bank&lt;/b&gt;").doesNotContain("<b>Bank");
        assertThat(person.page().html().select("b")).isEmpty();
        assertThat(person.page().text("#one-time-code-sent")).contains("<b>Bank</b>", "$ {realmName} {0}");
        assertThat(person.enter(mail.code()).loggedIn()).isTrue();
    }

    @Test
    void clientWithoutANameIsCalledByItsId() {
        realm.addClient("nameless", client -> { });
        Person person = Person.in(server, realm);
        person.signIn("nameless");

        assertThat(person.mail().text()).contains("It is for the application \"nameless\".");
    }

    @Test
    void keycloaksOwnClientIsCalledAsKeycloakCallsItInMailAndPage() {
        realm.addClient("borrowed", client -> client.put("name", "${client_account-console}"));
        Person person = Person.in(server, realm);
        person.signIn("borrowed", "ui_locales=de");

        String name = person.page().text("#one-time-code-sent").replaceAll(".*„(.*)“.*", "$1");
        assertThat(name).doesNotContain("client_").isNotBlank();
        assertThat(person.mail().text()).contains("„" + name + "“");
    }
}
