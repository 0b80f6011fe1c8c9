package io.github.onetimecode.appearance;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Texts of a realm that no longer say what they are for: ours are used in their place, in the same language. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedTextsIT {

    private final Server server;
    private final TestRealm realm;

    ChangedTextsIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @AfterEach
    void restore() {
        for (String language : List.of("en", "de", "fr")) {
            realm.admin().send("DELETE", "/" + realm.name() + "/localization/" + language, null);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "here's your code: {0}", "your code", "{0", "{0}}{", "{0} of {1}", "{0,number}", "{0,choice,0#x}",
            "{0,choice,}", "{}", "{code}"})
    void mailNeverLosesItsCode(String text) {
        realm.text("en", "oneTimeCodeMailCode", text);

        Mail mail = signedIn("en").mail();

        assertThat(mail.firstLine()).isEqualTo("Your code is " + mail.code());
        assertThat(Jsoup.parse(mail.html()).selectFirst("p").text()).isEqualTo("Your code is " + mail.code());
        assertLogged("oneTimeCodeMailCode", "en");
    }

    static Stream<Arguments> wordsOfMails() {
        return Stream.of(
                arguments("oneTimeCodeMailSubject", "l'objet : {0}",
                        ": votre code à usage unique pour One-time code demo"),
                arguments("oneTimeCodeMailClient", "Pour l'application {0}", "Il est destiné à l’application"),
                arguments("oneTimeCodeMailMinutes", "{0,choice,0#vite|1<{0} minutes", "Le code est valable 5 min."),
                arguments("oneTimeCodeMailMinutes", "{0,choice,0#vite|1<quelques minutes}",
                        "Le code est valable 5 min."),
                arguments("oneTimeCodeMailAskedAt", "tout à l'heure", "Il a été demandé à "),
                arguments("oneTimeCodeMailNever", "Jamais d'appel de {0}", "Personne chez One-time code demo ne vous"),
                arguments("oneTimeCodeMailReference", "Réf.", "Référence"));
    }

    @ParameterizedTest
    @MethodSource("wordsOfMails")
    void mailKeepsItsSenseInItsLanguage(String key, String text, String ours) {
        realm.text("fr", key, text);

        Mail mail = signedIn("fr").mail();

        assertThat(mail.firstLine()).isEqualTo("Votre code est " + mail.code());
        assertThat(mail.subject() + mail.text()).contains(ours);
        assertThat(mail.subject() + Jsoup.parse(mail.html()).text()).contains(ours);
        assertLogged(key, "fr");
    }

    static Stream<Arguments> wordsOfPages() {
        return Stream.of(
                arguments("oneTimeCodeFor", "Für die App '{0}'.", "#one-time-code-sent",
                        "Der Code gilt für die Anwendung „Demo“."),
                arguments("oneTimeCodeSendingTo", "Unterwegs {0", "#one-time-code-sent",
                        "Wir senden gerade einen Code per E-Mail an p***"),
                arguments("oneTimeCodeMinutesLeft", "{0,choice,0#bald|1<{0} Minuten", "#one-time-code-hint",
                        "Der Code ist noch 5 "),
                arguments("oneTimeCodeReference", "Siehe Betreff", "#one-time-code-hint",
                        "Der Betreff der E-Mail beginnt mit"),
                arguments("oneTimeCodeDigits", "Ziffern", "label[for=one_time_code]", "Code (8 Ziffern)"),
                arguments("oneTimeCodeResendWait", "{0,choice,0#gleich", "#one-time-code-wait", " s"),
                arguments("oneTimeCodeCheckMail", "{Post}", "#kc-page-title", "Sehen Sie in Ihrem Postfach nach"));
    }

    @ParameterizedTest
    @MethodSource("wordsOfPages")
    void pageKeepsItsSenseInItsLanguage(String key, String text, String place, String ours) {
        realm.text("de", key, text);

        Page page = signedIn("de").page();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text(place)).contains(ours);
        assertLogged(key, "de");
    }

    @Test
    void answersOfThePageKeepTheirSense() {
        realm.text("en", "oneTimeCodeWrong", "That's wrong, {0} left");
        realm.text("en", "oneTimeCodeMissing", "Where is {it}?");
        realm.text("en", "oneTimeCodeResendTooEarly", "Not yet");
        realm.text("en", "oneTimeCodeOtherLength", "It has {0} of them");
        Person person = signedIn("en");

        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");
        assertThat(person.enter("").codeError()).isEqualTo("Please enter the code.");
        assertThat(person.enter("1234567").codeError()).isEqualTo("The code has 8 digits. You entered 7.");
        assertThat(person.browser().resend().codeError()).startsWith("It is too early to send the code again.");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertLogged("oneTimeCodeWrong", "en");
    }

    @Test
    void refusalKeepsItsSense() {
        realm.text("en", "oneTimeCodeRefusedNoAddress", "No address {");
        Person person = Person.in(server, realm, user -> user.remove("email"));

        Page page = person.signIn();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("no e-mail address is known for your account");
        assertLogged("oneTimeCodeRefusedNoAddress", "en");
    }

    /** As in themes that were made of an older Keycloak. */
    @Test
    void entitiesInKeycloaksOwnTextsAreRead() {
        realm.text("en", "backToApplication", "&laquo; Back <script>alert(1)</script>");
        realm.changeClient(LoginBrowser.CLIENT, client -> client.put("baseUrl", "http://localhost:1/"));
        Person person = Person.in(server, realm);
        realm.users().change(person.name(), user -> user.put("emailVerified", false));

        Element link = person.signIn().html().selectFirst("#backToApplication");

        assertThat(link.text()).isEqualTo("« Back");
        assertThat(link.children()).isEmpty();
    }

    @Test
    void entitiesInKeycloaksOwnMessagesAreRead() {
        realm.text("en", "expiredActionMessage", "L&#39;action <script>alert(1)</script>");
        Person person = Person.in(server, realm);
        Page first = person.signIn();
        person.enter("");

        Element message = person.browser().post(first, Map.of("one_time_code", "")).html()
                .selectFirst(".kc-feedback-text");

        assertThat(message.text()).isEqualTo("L'action");
        assertThat(message.children()).isEmpty();
    }

    @Test
    void textsThatKeepWhatTheyAreForAreUsed() {
        realm.text("en", "oneTimeCodeMailSubject", "{0}: ACME''s code");
        realm.text("en", "oneTimeCodeMailNever", "ACME''s people never ask you for this code.");
        // Numbers can be formatted since 26.5.
        realm.text("en", "oneTimeCodeMailMinutes",
                ProjectFiles.serverIsAtLeast("26.5") ? "{0,number} min" : "{0} min");
        realm.text("en", "oneTimeCodeMailClient", "For ${house}: {0}.");
        realm.text("en", "oneTimeCodeMinutesLeft", "Minutes: {0}");
        realm.text("en", "oneTimeCodeFor", "${house}, {0}");
        realm.text("en", "house", "ACME");
        int log = server.log().length();

        Person person = signedIn("en");

        Mail mail = person.mail();
        assertThat(mail.subject()).matches("[A-Z]{3}: ACME's code");
        assertThat(mail.text()).contains("ACME's people never ask you", "5 min", "For ACME: Demo.");
        assertThat(person.page().text("#one-time-code-hint")).contains("Minutes: 5");
        assertThat(person.page().text("#one-time-code-sent")).contains("ACME, Demo");
        assertThat(server.log().substring(log)).doesNotContain("the bundled text is used");
    }

    private Person signedIn(String language) {
        Person person = Person.in(server, realm);
        person.signIn(LoginBrowser.CLIENT, "ui_locales=" + language);
        return person;
    }

    private void assertLogged(String key, String language) {
        assertThat(server.log().lines()).anyMatch(line -> line.contains("[one-time-code.")
                && line.contains(" WARN ") && line.contains("Realm '" + realm.name() + "'")
                && line.contains("'" + key + "'") && line.contains("'" + language + "'"));
    }
}
