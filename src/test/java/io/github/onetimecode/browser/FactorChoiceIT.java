package io.github.onetimecode.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Bob has an authenticator app and an address: he goes from one to the other and back, and gets one mail. */
@ServerTest
@BrowserTest
class FactorChoiceIT {

    private static final String BOB = "bob@example.com";
    private static final String CLIENT = "one-of-several";

    @Test
    void bobGoesFromHisAppToTheMailedCodeAndBack(Server server, TestRealm realm, Mailbox mailbox, Browsing browsing) {
        int before = mailbox.count(BOB);
        LoginWindow window = browsing.window().open(server, realm, CLIENT).password("bob");
        assertThat(app(window)).isVisible();

        window.link("Try Another Way").click();
        assertThat(window.text("One-time code by e-mail")).isVisible();
        assertThat(window.text("Enter a code that is sent by e-mail.")).isVisible();
        assertThat(window.page().getByText("Authenticator Application", exactly())).isVisible();
        Pictures.take(window.page(), "select-factor.png");
        window.choose("One-time code by e-mail");
        assertThat(window.field()).isFocused();
        String code = mailbox.await(BOB, before + 1).code();

        window.link("Try Another Way").click();
        window.choose("Authenticator Application");
        assertThat(app(window)).isVisible();
        window.link("Try Another Way").click();
        window.choose("One-time code by e-mail");
        window.confirm(code);

        assertThat(window.signedInAs()).isEqualTo("bob");
        assertThat(mailbox.count(BOB)).isEqualTo(before + 1);
    }

    @Test
    void bobComesBackFromTheMailedCodeAndUsesHisApp(Server server, TestRealm realm, Mailbox mailbox,
            Browsing browsing) {
        LoginWindow window = browsing.window().open(server, realm, CLIENT).password("bob");
        window.link("Try Another Way").click();
        window.choose("One-time code by e-mail");
        assertThat(window.field()).isVisible();
        window.link("Try Another Way").click();
        window.choose("Authenticator Application");

        app(window).fill(BobsApp.code());
        window.button("Sign In").click();

        assertThat(window.signedInAs()).isEqualTo("bob");
    }

    @Test
    void choicesAreNamedAndExplainedInThePersonsLanguage(Server server, TestRealm realm, Browsing browsing) {
        Enrolling enrolling = new Enrolling(server, realm);
        enrolling.flow("all-factors", """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE one-time-code {stepName=everybody}
                """);
        Person person = enrolling.enrolled(Enrolling::withApp);
        LoginWindow window = browsing.window().open(server, realm, "all-factors").password(person.name());
        window.speak("de");

        window.link("Einen anderen Weg versuchen").click();

        assertThat(window.page().getByText("Einmalcode per E-Mail", exactly())).hasCount(2);
        assertThat(window.text("Geben Sie den Code ein, der an Ihre bestätigte E-Mail-Adresse gesendet wird."))
                .isVisible();
        assertThat(window.text("Geben Sie den Code ein, den Sie per E-Mail erhalten.")).isVisible();
        Pictures.look(window.page(), "select-factor-german.png");
        int before = person.mails();
        window.choose("Geben Sie den Code ein, den Sie per E-Mail erhalten.");
        window.confirm(person.mail(before + 1).code());
        assertThat(window.signedInAs()).isEqualTo(person.name());
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Locator app(LoginWindow window) {
        return window.page().getByLabel("One-time code", new Page.GetByLabelOptions().setExact(true));
    }
}
