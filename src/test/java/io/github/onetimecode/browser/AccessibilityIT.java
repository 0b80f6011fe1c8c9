package io.github.onetimecode.browser;

import java.time.Duration;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.documents.Recipe;
import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Nothing on our pages keeps anybody from reading or using them, as far as a program can tell. */
@FaultyServerTest
@BrowserTest
class AccessibilityIT {

    private final Server server;
    private final Browsing browsing;

    AccessibilityIT(Server server, Browsing browsing) {
        this.server = server;
        this.browsing = browsing;
    }

    @Test
    void codeIsAskedFor(TestRealm realm) {
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window().open(server, realm).password(person.name());
        assertThat(window.delivery()).hasAttribute("data-state", "sent");

        Accessibility.assertNothingFound(window.page());
    }

    @Test
    void wrongCodeIsSaidToBeWrong(TestRealm realm) {
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window().open(server, realm).password(person.name());
        window.confirm(Person.wrong(person.mail().code()));
        assertThat(window.text("This code is not correct.")).isVisible();

        Accessibility.assertNothingFound(window.page());
    }

    @Test
    void codeCanBeSentAgain(TestRealm realm, Faults faults) {
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window().open(server, realm).password(person.name());
        String code = person.mail().code();
        faults.clock(Duration.ofSeconds(61));
        faults.expire("next-mail");
        window.confirm(Person.wrong(code));
        assertThat(window.resend()).isVisible();

        Accessibility.assertNothingFound(window.page());
    }

    @Test
    void expiredCodeIsSaidToBeSo(TestRealm realm, Faults faults) {
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window().open(server, realm).password(person.name());
        String code = person.mail().code();
        faults.clock(Duration.ofSeconds(301));
        window.confirm(code);
        assertThat(window.text("The code is no longer valid.")).isVisible();

        Accessibility.assertNothingFound(window.page());
    }

    @Test
    void mailThatFailedIsSaidToHaveFailed(TestRealm realm) {
        try (FakeMailServer mails = FakeMailServer.start(Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here"))) {
            mails.serve(realm);
            LoginWindow window = browsing.window().open(server, realm).password(Person.in(server, realm).name());
            assertThat(window.delivery()).hasAttribute("data-state", "failed");

            Accessibility.assertNothingFound(window.page());
        }
    }

    @Test
    void personIsRefused(TestRealm realm) {
        LoginWindow window = browsing.window().open(server, realm).password("carol");
        assertThat(window.text("no e-mail address is known for your account")).isVisible();

        Accessibility.assertNothingFound(window.page());
    }

    @Test
    void personIsAskedWhetherToSendACode(TestRealm realm) {
        // Else Keycloak 26.7 would take somebody for locked until it has written the first login down.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        Recipe.STEP_UP.follow(realm);
        realm.addClient("bank", client -> client.put("name", "Bank").putObject("attributes")
                .put("acr.loa.map", "{\"silver\":1,\"gold\":2}"));
        realm.flows().bindBrowser("bank", Recipe.STEP_UP.alias());
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window().open(server, realm, "bank").password(person.name());
        window.signedInAs();
        window.page().setExtraHTTPHeaders(Map.of("Purpose", "prefetch"));
        window.open(server, realm, "bank", "acr_values=gold");
        assertThat(window.button("Send a code")).isVisible();
        window.page().setExtraHTTPHeaders(Map.of());

        Accessibility.assertNothingFound(window.page());
    }

    @Test
    void personEnrols(TestRealm realm) {
        Enrolling enrolling = new Enrolling(server, realm);
        Person person = Person.in(server, realm, user -> user.putArray("requiredActions").add(Enrolling.ACTION));
        LoginWindow window = browsing.window().open(server, realm).password(person.name());
        assertThat(window.text("Please confirm your e-mail address with a code.")).isVisible();
        assertThat(window.delivery()).hasAttribute("data-state", "sent");

        Accessibility.assertNothingFound(window.page());
    }

    @Test
    void personIsOfferedToEnrolAnew(TestRealm realm) {
        Enrolling enrolling = new Enrolling(server, realm);
        enrolling.flow("one-of-two", """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE auth-otp-form
                """);
        Person person = enrolling.enrolled(Enrolling::withApp);
        realm.post("/users/" + person.id() + "/credentials/" + enrolling.credentials(person).get(0).path("id").asText()
                + "/moveToFirst", null);
        enrolling.changeAddress(person, "changed-" + person.address());
        LoginWindow window = browsing.window().open(server, realm, "one-of-two").password(person.name());
        Page page = window.page();
        page.getByLabel("One-time code", new Page.GetByLabelOptions().setExact(true)).fill(BobsApp.code());
        window.button("Sign In").click();
        assertThat(window.text("Your e-mail address has changed")).isVisible();

        Accessibility.assertNothingFound(page);
    }
}
