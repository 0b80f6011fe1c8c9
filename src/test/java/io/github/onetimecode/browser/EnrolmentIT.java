package io.github.onetimecode.browser;

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody sets the mailed code up in the account console, sees it there and removes it. */
@ServerTest
@BrowserTest
class EnrolmentIT {

    private static final String ENTRY = "[data-testid='one-time-code/credential-list']";

    private static void prepare(TestRealm realm) {
        realm.post("/authentication/register-required-action",
                Map.of("providerId", "one-time-code-enrol", "name", "One-Time Code by E-mail"));
        realm.flows().define("enrolled", """
                ALTERNATIVE auth-cookie
                ALTERNATIVE forms:
                  REQUIRED auth-username-password-form
                  CONDITIONAL second:
                    REQUIRED conditional-user-configured
                    ALTERNATIVE auth-otp-form
                    ALTERNATIVE one-time-code-enrolled
                """);
        realm.flows().bindBrowser("enrolled");
    }

    @Test
    void cancelGoesThroughWhileACodeIsUnderWay(Server server, TestRealm realm, Browsing browsing) {
        prepare(realm);
        LoginWindow window = browsing.window()
                .open(server, realm, LoginBrowser.CLIENT, "kc_action=one-time-code-enrol")
                .password(Person.in(server, realm).name());
        assertThat(window.button("Cancel")).isVisible();
        window.page().evaluate(GoesOnIT.COUNT);
        window.page().evaluate(GoesOnIT.FILL, "12345678");

        window.button("Cancel").dblclick();

        assertThat(window.page().evaluate("window.sent")).isEqualTo(2);
    }

    @Test
    void personSetsTheCodeUpAndRemovesIt(Server server, TestRealm realm, Browsing browsing) {
        prepare(realm);
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window();
        Page page = window.page();
        page.setViewportSize(1200, 900);
        page.navigate(server.baseUrl() + "/realms/" + realm.name() + "/account/account-security/signing-in");
        window.password(person.name());

        assertThat(page.getByText("One-time code by e-mail", exact())).isVisible();
        assertThat(window.text("Enter a code that is sent to the e-mail address you have confirmed.")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Set up One-time code by e-mail")).click();

        assertThat(window.text("Please confirm your e-mail address with a code.")).isVisible();
        assertThat(window.button("Cancel")).isVisible();
        assertThat(window.delivery()).hasAttribute("data-state", "sent");
        Pictures.take(page, "enrol.png");
        window.confirm(person.mail().code());

        Locator entry = page.locator(ENTRY);
        assertThat(entry).containsText("@e***e.com");
        assertThat(entry).containsText("Created");
        Pictures.take(page, "account-enrolled.png");
        entry.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText("Delete")).click();
        assertThat(window.text("Do you want to delete")).isVisible();
        page.locator("#kc-accept").click();

        assertThat(page.getByText("One-time code by e-mail", exact())).isVisible();
        assertThat(page.locator(ENTRY).getByText("@e***e.com")).hasCount(0);
        assertThat(page.getByText(person.name() + " Example").first()).isVisible();
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
