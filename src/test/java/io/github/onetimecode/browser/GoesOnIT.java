package io.github.onetimecode.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.core.ReadByServer;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** With script the page goes on by itself when the last character is in, however it came there, and once. */
@ServerTest
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoesOnIT {

    private static final String FLOW = "password and mailed code";
    /** The form stays where it is, and counts. */
    static final String COUNT = """
            window.sent = 0;
            document.getElementById('one-time-code-form').addEventListener('submit', event => {
                window.sent += event.defaultPrevented ? 0 : 1;
                event.preventDefault();
            });""";
    static final String FILL = """
            text => {
                const field = document.getElementById('one_time_code');
                field.value = text;
                field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
            }""";

    private final Server server;
    private final TestRealm realm;
    private final Browsing browsing;

    GoesOnIT(Server server, TestRealm realm, Browsing browsing) {
        this.server = server;
        this.realm = realm;
        this.browsing = browsing;
        realm.change(settings -> settings.put("bruteForceProtected", false));
    }

    @Test
    void typedCodeLogsInAtItsLastCharacter() {
        Person person = Person.in(server, realm);
        LoginWindow window = signIn(person);
        String code = person.mail().code();

        window.page().keyboard().type(code.substring(0, 7));
        assertThat(window.field()).hasValue(code.substring(0, 7));
        window.page().keyboard().type(code.substring(7));

        assertThat(window.signedInAs()).isEqualTo(person.name());
    }

    @Test
    void pastedLineOfTheMailLogsIn() {
        Person person = Person.in(server, realm);
        LoginWindow window = signIn(person);
        Page page = window.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("text => navigator.clipboard.writeText(text)",
                "  Your code is " + LoginWindow.spaced(person.mail().code()) + ".\n-- The Demo Team");

        window.field().press("ControlOrMeta+V");

        assertThat(window.signedInAs()).isEqualTo(person.name());
    }

    @Test
    void wrongCodeGoesOnOnceAndAnotherOneAgain() {
        Person person = Person.in(server, realm);
        LoginWindow window = signIn(person);
        String code = person.mail().code();
        String wrong = Person.wrong(code);
        window.page().keyboard().insertText(wrong);
        assertThat(window.text("Attempts left: 4.")).isVisible();

        // As a password manager does that fills in what it filled in before.
        window.page().evaluate("window.stillTheSame = true");
        window.page().keyboard().insertText(wrong);
        assertThat(window.field()).hasValue(wrong);
        assertThat(window.page().evaluate("window.stillTheSame")).isEqualTo(true);
        window.button("Continue").click();
        assertThat(window.text("Attempts left: 3.")).isVisible();

        window.page().goBack();
        assertThat(window.field()).isVisible();
        window.page().goForward();
        assertThat(window.text("Attempts left: 2.")).hasCount(0);
        window.confirm(code);
        assertThat(window.signedInAs()).isEqualTo(person.name());
    }

    @Test
    void eventsThatComeTwiceSendOnce() {
        Page page = signIn(Person.in(server, realm)).page();
        page.evaluate(COUNT);

        for (String digits : List.of("1234567", "123456789", "12345678", "12345678")) {
            page.evaluate(FILL, digits);
        }
        page.evaluate("document.getElementById('kc-login').click()");
        page.evaluate("document.getElementById('one_time_code').dispatchEvent(new Event('change', { bubbles: true }))");
        assertThat(page.evaluate("window.sent")).isEqualTo(1);

        page.evaluate(FILL, "87654321");
        assertThat(page.evaluate("window.sent")).isEqualTo(2);
    }

    @Test
    void codeThatFollowsAnotherIsSentOnceAsWell() {
        LoginWindow window = browsing.window();
        Page page = window.page();
        page.clock().install();
        window.open(server, realm).password(Person.in(server, realm).name());
        assertThat(window.field()).isVisible();
        page.evaluate(COUNT);

        page.evaluate(FILL, "12345678");
        page.clock().runFor("08");
        page.evaluate(FILL, "87654321");
        page.clock().runFor("05");
        page.evaluate("document.getElementById('kc-login').click()");

        assertThat(page.evaluate("window.sent")).isEqualTo(2);
    }

    @Test
    void keyboardThatComposesIsLeftToFinish() {
        Page page = signIn(Person.in(server, realm)).page();
        page.evaluate(COUNT);

        page.evaluate("""
                const field = document.getElementById('one_time_code');
                field.value = '12345678';
                field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));""");
        assertThat(page.evaluate("window.sent")).isEqualTo(0);
        page.evaluate("document.getElementById('one_time_code').dispatchEvent(new CompositionEvent('compositionend'))");

        assertThat(page.evaluate("window.sent")).isEqualTo(1);
    }

    /** What the page reads in a text is what the server reads in it. */
    @Test
    void pageFindsTheDigitsThatTheServerFinds() {
        Page page = signIn(Person.in(server, realm)).page();

        assertSameReading(page, ReadByServer.DIGITS);
    }

    @Test
    void pageFindsTheLettersThatTheServerFinds() {
        realm.flows().configure(FLOW, "one-time-code-issue", Map.of("codeAlphabet", "letters-and-digits"));
        try {
            Person person = Person.in(server, realm);
            LoginWindow window = signIn(person);
            assertThat(window.page().locator("label[for=one_time_code]")).hasText("Code (8 letters and digits)");

            window.page().keyboard().type(LoginWindow.spaced(person.mail().code()).toLowerCase());

            assertThat(window.signedInAs()).isEqualTo(person.name());
            assertSameReading(signIn(Person.in(server, realm)).page(), ReadByServer.LETTERS_AND_DIGITS);
        } finally {
            realm.flows().configure(FLOW, "one-time-code-issue", Map.of());
        }
    }

    private static void assertSameReading(Page page, ReadByServer reading) {
        page.evaluate(COUNT);
        for (String text : reading.texts()) {
            page.evaluate("window.sent = 0; sessionStorage.clear()");
            page.evaluate(FILL, text);
            assertThat(page.evaluate("window.sent")).as(text).isEqualTo(reading.holdsCode(text) ? 1 : 0);
        }
    }

    private LoginWindow signIn(Person person) {
        LoginWindow window = browsing.window().open(server, realm).password(person.name());
        assertThat(window.field()).isFocused();
        // Only then its script is there.
        assertThat(window.page().locator("#one-time-code-goes-on")).not().isEmpty();
        return window;
    }
}
