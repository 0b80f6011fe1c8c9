package io.github.onetimecode.browser;

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

/** Somebody's address has changed: the step says so, and after the app it offers to prove the new one. */
@ServerTest
@BrowserTest
class ChangedAddressJourneyIT {

    @Test
    void personIsToldProvesTheNewAddressAndIsIn(Server server, TestRealm realm, Mailbox mailbox, Browsing browsing) {
        Enrolling enrolling = new Enrolling(server, realm);
        enrolling.flow("alone", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-enrolled
                """);
        enrolling.flow("one-of-two", """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE one-time-code-enrolled
                """);
        Person person = enrolling.enrolled(Enrolling::withApp);
        String changed = "changed-" + person.address();
        enrolling.changeAddress(person, changed);

        LoginWindow refused = browsing.window().open(server, realm, "alone").password(person.name());
        assertThat(refused.text("your e-mail address has changed since you set up codes by e-mail")).isVisible();
        Pictures.look(refused.page(), "address-changed-refused.png");

        LoginWindow window = browsing.window().open(server, realm, "one-of-two").password(person.name());
        window.link("Try Another Way").click();
        window.choose("One-time code by e-mail");
        Page page = window.page();
        page.getByLabel("One-time code", new Page.GetByLabelOptions().setExact(true)).fill(BobsApp.code());
        Pictures.look(page, "address-changed-other-factor.png");
        window.button("Sign In").click();
        assertThat(window.text("Your e-mail address has changed since you set up codes by e-mail.")).isVisible();
        assertThat(window.button("Not now")).isVisible();
        Pictures.look(page, "address-changed-offer.png");
        window.button("Send a code").click();
        assertThat(window.field()).isFocused();
        Pictures.look(page, "address-changed-code.png");
        window.confirm(mailbox.await(changed).code());

        assertThat(window.signedInAs()).isEqualTo(person.name());
    }
}
