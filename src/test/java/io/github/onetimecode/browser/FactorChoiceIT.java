package io.github.onetimecode.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;
import io.github.onetimecode.server.Totp;

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
        assertThat(window.page().getByText("Authenticator Application", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Pictures.take(window.page(), "select-factor.png");
        choose(window, "One-time code by e-mail");
        assertThat(window.field()).isFocused();
        String code = mailbox.await(BOB, before + 1).code();

        window.link("Try Another Way").click();
        choose(window, "Authenticator Application");
        assertThat(app(window)).isVisible();
        window.link("Try Another Way").click();
        choose(window, "One-time code by e-mail");
        window.confirm(code);

        assertThat(window.loggedIn()).isTrue();
        assertThat(mailbox.count(BOB)).isEqualTo(before + 1);
    }

    @Test
    void bobComesBackFromTheMailedCodeAndUsesHisApp(Server server, TestRealm realm, Mailbox mailbox,
            Browsing browsing) {
        LoginWindow window = browsing.window().open(server, realm, CLIENT).password("bob");
        window.link("Try Another Way").click();
        choose(window, "One-time code by e-mail");
        assertThat(window.field()).isVisible();
        window.link("Try Another Way").click();
        choose(window, "Authenticator Application");

        app(window).fill(Totp.bobsCode());
        window.button("Sign In").click();

        assertThat(window.loggedIn()).isTrue();
    }

    private static Locator app(LoginWindow window) {
        return window.page().getByLabel("One-time code", new Page.GetByLabelOptions().setExact(true));
    }

    private static void choose(LoginWindow window, String name) {
        window.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions()
                .setHasText(name)).getByRole(AriaRole.BUTTON).click();
    }
}
