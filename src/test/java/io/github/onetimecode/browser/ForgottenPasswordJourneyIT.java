package io.github.onetimecode.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.documents.Recipe;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody has forgotten the password, and sets a new one after a mailed code. */
@ServerTest
@BrowserTest
class ForgottenPasswordJourneyIT {

    @Test
    void personEntersNameAndCodeAndSetsANewPassword(Server server, TestRealm realm, Browsing browsing) {
        Recipe.RESET.follow(realm);
        realm.change(settings -> settings.put("resetCredentialsFlow", Recipe.RESET.alias())
                .put("resetPasswordAllowed", true));
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window().open(server, realm);
        Page page = window.page();

        window.link("Forgot Password?").click();
        page.getByLabel("Username or email").fill(person.name());
        Pictures.look(page, "forgotten-name.png");
        window.button("Submit").click();
        assertThat(window.field()).isFocused();
        assertThat(window.text("We have sent a code to your e-mail address.")).isVisible();
        assertThat(page.locator("#kc-attempted-username")).hasCount(0);
        Pictures.look(page, "forgotten-code.png");
        window.confirm(person.mail().code());

        page.getByLabel("New Password", new Page.GetByLabelOptions().setExact(true)).fill("another one");
        page.getByLabel("Confirm password", new Page.GetByLabelOptions().setExact(true)).fill("another one");
        Pictures.look(page, "forgotten-new-password.png");
        window.button("Submit").click();

        // Keycloak 26.2 says it twice.
        assertThat(window.text("Your account has been updated.").first()).isVisible();
        Pictures.look(page, "forgotten-end.png");
        assertThat(person.sessions()).isZero();
        window.open(server, realm);
        page.getByLabel("Username or email").fill(person.name());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("another one");
        window.button("Sign In").click();
        window.confirm(person.mail(2).code());
        assertThat(window.signedInAs()).isEqualTo(person.name());
    }
}
