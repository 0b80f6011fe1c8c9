package io.github.onetimecode.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page on a phone, with a keyboard alone, and in the dark. */
@ServerTest
@BrowserTest
class HandsAndEyesIT {

    private final Server server;
    private final TestRealm realm;
    private final Mailbox mailbox;
    private final Browsing browsing;

    HandsAndEyesIT(Server server, TestRealm realm, Mailbox mailbox, Browsing browsing) {
        this.server = server;
        this.realm = realm;
        this.mailbox = mailbox;
        this.browsing = browsing;
    }

    @Test
    void phoneShowsItsDigitsAndNothingSticksOut() {
        int before = mailbox.count("alice@example.com");
        LoginWindow window = browsing.phone().open(server, realm).password("alice");
        assertThat(window.field()).hasAttribute("inputmode", "numeric");
        Page page = window.page();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('main *')].every(part =>"
                + " part.getBoundingClientRect().right <= innerWidth && part.getBoundingClientRect().left >= 0)"))
                .isTrue();
        assertThat(window.field().boundingBox().height).isGreaterThanOrEqualTo(36);
        Pictures.take(page, "login-code-phone.png");

        window.field().tap();
        page.keyboard().insertText(LoginWindow.spaced(mailbox.await("alice@example.com", before + 1).code()));

        assertThat(window.signedInAs()).isEqualTo("alice");
    }

    @Test
    void enterConfirmsAndDoesNotSendAgain() {
        realm.users().add("enno");
        LoginWindow window = browsing.withoutScript().open(server, realm).password("enno");
        String code = mailbox.await("enno@example.com").code();

        window.field().fill(Person.wrong(code));
        window.field().press("Enter");
        assertThat(window.page().locator("#input-error-one_time_code")).containsText("This code is not correct.");
        window.field().fill(code);
        window.field().press("Enter");

        assertThat(window.signedInAs()).isEqualTo("enno");
        assertThat(mailbox.count("enno@example.com")).isOne();
    }

    @Test
    void keyboardAloneIsEnough() {
        realm.users().add("kaya");
        LoginWindow window = browsing.window().open(server, realm);
        type(window, "kaya", "Tab");
        type(window, "kaya", "Enter");
        assertThat(window.field()).isFocused();

        window.page().keyboard().press("Tab");
        assertThat(window.button("Continue")).isFocused();
        window.page().keyboard().press("Shift+Tab");
        window.page().keyboard().type(mailbox.await("kaya@example.com").code());

        assertThat(window.signedInAs()).isEqualTo("kaya");
    }

    @Test
    void keyboardReachesTheButtonThatSendsAgain() {
        realm.users().add("kuno");
        LoginWindow window = browsing.withoutScript().open(server, realm).password("kuno");
        assertThat(window.field()).isFocused();

        window.page().keyboard().press("Tab");
        window.page().keyboard().press("Tab");

        assertThat(window.page().locator("#one-time-code-resend")).isFocused();
        window.page().keyboard().press("Space");
        assertThat(window.page().locator("#input-error-one_time_code")).containsText("It is too early");
        window.confirm(mailbox.await("kuno@example.com").code());
        assertThat(window.signedInAs()).isEqualTo("kuno");
    }

    @Test
    void pageOfFourTimesItsSizeScrollsOneWayOnly() {
        realm.users().add("zoe");
        LoginWindow window = browsing.zoomed().open(server, realm).password("zoe");
        assertThat(window.field()).isFocused();
        Pictures.look(window.page(), "login-code-zoomed.png");

        assertThat((Integer) window.page().evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        for (String part : new String[] {"#one-time-code-sent", "#one_time_code", "#kc-login",
                "#one-time-code-again"}) {
            assertThat(window.page().locator(part).boundingBox()).as(part)
                    .matches(box -> box.x >= 0 && box.x + box.width <= 320);
        }
    }

    @Test
    void darkPageStaysReadable() {
        realm.users().add("noor");
        LoginWindow window = browsing.dark().open(server, realm).password("noor");
        assertThat(window.field()).isFocused();
        Pictures.take(window.page(), "login-code-dark.png");

        Accessibility.assertReadableInTheDark(window.page(), "#one-time-code-sent", "#one-time-code-hint", "#kc-login",
                "#one_time_code", "label[for=\"one_time_code\"]", "#one-time-code-wait");
        window.confirm(mailbox.await("noor@example.com").code());
        assertThat(window.signedInAs()).isEqualTo("noor");
    }

    private static void type(LoginWindow window, String text, String key) {
        window.page().keyboard().type(text);
        window.page().keyboard().press(key);
    }
}
