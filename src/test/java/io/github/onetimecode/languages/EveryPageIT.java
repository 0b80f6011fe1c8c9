package io.github.onetimecode.languages;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;
import io.github.onetimecode.text.MessageFile;

import static org.assertj.core.api.Assertions.assertThat;

/** Each of the other pages in each language: every text is there and filled in. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {

    private static final String CODE = "code";
    private static final String AFTER_LOGIN = "after-login";
    private static final String SEVERAL = "several";
    private static final String ONE_OF_TWO = "one-of-two";
    private static final String TITLE = "oneTimeCodeTitle";
    private static final String CHECK_MAIL = "oneTimeCodeCheckMail";

    private final Server server;
    private final TestRealm realm;
    private final Enrolling enrolling;

    EveryPageIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.enrolling = new Enrolling(server, realm);
        Spoken.supportAll(realm);
        enrolling.flow(CODE, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code
                """);
        enrolling.flow(AFTER_LOGIN, """
                REQUIRED auth-cookie
                REQUIRED one-time-code
                """);
        enrolling.flow(SEVERAL, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE one-time-code {stepName=everybody}
                """);
        enrolling.flow(ONE_OF_TWO, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE auth-otp-form
                """);
    }

    @Test
    void codeExpires(Faults faults) {
        Person person = Person.in(server, realm);
        person.signIn(CODE);
        person.mail();
        faults.clock(Duration.ofSeconds(301));

        inEachLanguage(person.browser(), (spoken, page) -> spoken.assertShown(page, TITLE,
                spoken.filled("oneTimeCodeExpired"), spoken.filled("oneTimeCodeSendNew")));
    }

    @Test
    void codeIsRefused() {
        Person person = Person.in(server, realm, user -> user.remove("email"));
        person.signIn(CODE);

        inEachLanguage(person.browser(), (spoken, page) -> spoken.assertShown(page, TITLE,
                spoken.filled("oneTimeCodeRefusedNoAddress")));
    }

    @Test
    void personIsAskedWhetherToSendACode() {
        Person person = Person.in(server, realm);
        assertThat(person.signIn().loggedIn()).isTrue();
        LoginBrowser image = person.browser().sending("Sec-Fetch-Dest", "image");
        image.open(AFTER_LOGIN);

        inEachLanguage(image, (spoken, page) -> spoken.assertShown(page, TITLE, spoken.filled("oneTimeCodeAsk")));
        assertThat(person.mails()).isZero();
    }

    @Test
    void addressIsConfirmed() {
        Person person = Person.in(server, realm, user -> user.putArray("requiredActions").add(Enrolling.ACTION));
        person.signIn();

        inEachLanguage(person.browser(), (spoken, page) -> spoken.assertShown(page, CHECK_MAIL,
                spoken.filled("oneTimeCodeEnrol")));
    }

    @Test
    void changedAddressMayBeConfirmed() {
        Person person = enrolledWithApp();
        realm.post("/users/" + person.id() + "/credentials/" + enrolling.credentials(person).get(0).path("id").asText()
                + "/moveToFirst", null);
        enrolling.changeAddress(person, "changed-" + person.address());
        assertThat(person.signIn(ONE_OF_TWO).asksForTotp()).as(person.page().toString()).isTrue();
        person.browser().submitTotp(BobsApp.code());

        inEachLanguage(person.browser(), (spoken, page) -> spoken.assertShown(page, TITLE,
                spoken.filled("oneTimeCodeOffer"), spoken.filled("oneTimeCodeOfferSend"),
                spoken.filled("oneTimeCodeLater")));
    }

    /** Each in a tab of its own: Keycloak 26.7 shows a list without entries in the language that is chosen there. */
    @Test
    void personChoosesAmongSeveralWays() {
        Person person = enrolledWithApp();

        for (String language : MessageFile.languages()) {
            MessageFile texts = MessageFile.of(language);
            Person visitor = person.elsewhere();
            visitor.signIn(SEVERAL, "ui_locales=" + language);
            Page page = visitor.browser().tryAnotherWay();
            assertThat(page.choices()).as(language).contains(texts.text("one-time-code-display-name"),
                    texts.text("one-time-code-enrolled-display-name"));
            assertThat(page.text()).as(language).contains(texts.text("one-time-code-help-text"),
                    texts.text("one-time-code-enrolled-help-text"));
        }
    }

    private Person enrolledWithApp() {
        Person person = enrolling.enrolled(Enrolling::withApp);
        realm.change(settings -> settings.put("bruteForceProtected", false));
        return person;
    }

    @FunctionalInterface
    private interface Look {

        void at(Spoken spoken, Page page);
    }

    private static void inEachLanguage(LoginBrowser browser, Look look) {
        MessageFile.languages().forEach(language -> look.at(Spoken.of(language), browser.language(language)));
    }
}
