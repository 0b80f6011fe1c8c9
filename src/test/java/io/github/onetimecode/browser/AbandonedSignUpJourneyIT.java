package io.github.onetimecode.browser;

import java.util.Map;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.documents.Recipe;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody registers, closes the window before the code is entered, and wants in another day. */
@ServerTest
@BrowserTest
class AbandonedSignUpJourneyIT {

    private static final Map<String, String> UNVERIFIED_TOO =
            Map.of("verifiedEmailOnly", "false", "marksEmailVerified", "true");
    private static final String PASSWORD = "one of my own";

    /** With "Verify email" on, Keycloak 26.7 has not asked for a password by then; else it took it on the form. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void forgottenPasswordLeadsIn(boolean verifyEmail, Server server, TestRealm realm, Browsing browsing) {
        bindRecipes(realm, verifyEmail);
        Person person = Person.newTo(server, realm);
        LoginWindow first = browsing.window().open(server, realm);
        register(first, person, verifyEmail);
        assertThat(first.field()).isVisible();
        first.page().close();

        LoginWindow later = browsing.window().open(server, realm);
        register(later, person, verifyEmail);
        assertThat(later.text("Email already exists.")).isVisible();

        later.open(server, realm);
        Page page = later.page();
        later.link("Forgot Password?").click();
        page.getByLabel("Username or email").fill(person.address());
        later.button("Submit").click();
        later.confirm(person.mail(2).code());
        newPassword(later);
        // Keycloak 26.2 says it twice.
        assertThat(later.text("Your account has been updated.").first()).isVisible();

        later.open(server, realm);
        page.getByLabel("Username or email").fill(person.name());
        page.getByLabel("Password", exactly()).fill(PASSWORD);
        later.button("Sign In").click();
        later.confirm(person.mail(3).code());
        assertThat(later.signedInAs()).isEqualTo(person.name());
        assertThat(realm.users().get(person.name()).path("emailVerified").asBoolean()).isTrue();
    }

    private static void bindRecipes(TestRealm realm, boolean verifyEmail) {
        Recipe.REGISTRATION.follow(realm);
        Recipe.RESET.follow(realm);
        for (Recipe recipe : new Recipe[] {Recipe.REGISTRATION, Recipe.RESET}) {
            realm.flows().configure(recipe.alias(), "one-time-code-issue", UNVERIFIED_TOO);
        }
        realm.change(settings -> settings.put("registrationFlow", Recipe.REGISTRATION.alias())
                .put("registrationAllowed", true).put("verifyEmail", verifyEmail)
                .put("resetCredentialsFlow", Recipe.RESET.alias()).put("resetPasswordAllowed", true));
    }

    private static void register(LoginWindow window, Person person, boolean verifyEmail) {
        Page page = window.page();
        window.link("Register").click();
        Pictures.look(page, "sign-up-form.png");
        page.locator("#username").fill(person.name());
        page.locator("#email").fill(person.address());
        page.locator("#firstName").fill("New");
        page.locator("#lastName").fill("Comer");
        if (!verifyEmail || !ProjectFiles.serverIsAtLeast("26.7")) {
            page.locator("#password").fill(PASSWORD);
            page.locator("#password-confirm").fill(PASSWORD);
        }
        window.button("Register").click();
    }

    private static void newPassword(LoginWindow window) {
        window.page().getByLabel("New Password", exactly()).fill(PASSWORD);
        window.page().getByLabel("Confirm password", exactly()).fill(PASSWORD);
        window.button("Submit").click();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
