package io.github.onetimecode.browser;

import java.time.Duration;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The quiet line that sends the code again: with script it counts down first, without it the server says no. */
@FaultyServerTest
@BrowserTest
class ResendButtonIT {

    private static final Duration LOCKED = Duration.ofSeconds(31);

    private final Server server;
    private final Mailbox mailbox;
    private final Browsing browsing;

    ResendButtonIT(Server server, Mailbox mailbox, Browsing browsing) {
        this.server = server;
        this.mailbox = mailbox;
        this.browsing = browsing;
    }

    @Test
    void lineCountsDownAndThenSendsTheSameCodeAgain(TestRealm realm, Faults faults) {
        realm.users().add("rita");
        LoginWindow window = browsing.window();
        window.page().clock().install();
        window.open(server, realm).password("rita");
        Mail first = mailbox.await("rita@example.com");
        Locator wait = window.waiting();
        assertThat(wait).hasText(Pattern.compile("Send again in \\d+ s"));
        assertThat(window.resend()).isHidden();
        assertThat(wait.evaluate("part => part.closest('[aria-live], [role=status], [role=alert]')"))
                .as("what reads every second aloud").isNull();
        int seconds = seconds(wait);

        window.page().clock().runFor("10");
        assertThat(seconds(wait)).isPositive().isLessThanOrEqualTo(seconds - 10);
        window.page().clock().runFor("25");
        assertThat(window.resend()).isEnabled();
        assertThat(wait).isEmpty();
        assertThat(window.page().locator("#one-time-code-ready")).hasText("The code can be sent again now.");

        timeIsUp(faults);
        window.resend().click();
        assertThat(window.text("The code is being sent again.")).isVisible();
        assertThat(window.resend()).isHidden();
        Mail second = mailbox.await("rita@example.com", 2);
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(second.subject()).isEqualTo(first.subject());
        window.confirm(second.code());
        assertThat(window.signedInAs()).isEqualTo("rita");
    }

    @Test
    void buttonThatIsPressedTwiceSendsOnce(TestRealm realm) {
        realm.users().add("ruth");
        LoginWindow window = browsing.window();
        window.page().clock().install();
        window.open(server, realm).password("ruth");
        assertThat(window.resend()).isHidden();
        window.page().clock().runFor("40");
        assertThat(window.resend()).isEnabled();
        window.page().evaluate(GoesOnIT.COUNT);

        window.resend().dblclick();

        assertThat(window.page().evaluate("window.sent")).isEqualTo(1);
    }

    @Test
    void clockOfTheBrowserUnlocksTheButtonOnly(TestRealm realm) {
        realm.users().add("rolf");
        LoginWindow window = browsing.window();
        window.page().clock().install();
        window.open(server, realm).password("rolf");
        Mail mail = mailbox.await("rolf@example.com");
        // Only then has the script read the clock.
        assertThat(window.resend()).isHidden();
        window.page().clock().runFor("40");

        window.resend().click();

        assertThat(window.page().locator("#input-error-one_time_code"))
                .hasText(Pattern.compile("It is too early to send the code again\\. Seconds to wait: \\d+\\."));
        assertThat(mailbox.count("rolf@example.com")).isOne();
        window.confirm(mail.code());
        assertThat(window.signedInAs()).isEqualTo("rolf");
    }

    @Test
    void pageWithoutScriptSaysTheSecondsAndSendsAgainOnceTheyAreOver(TestRealm realm, Faults faults) {
        realm.users().add("rosa");
        LoginWindow window = browsing.withoutScript().open(server, realm).password("rosa");
        Mail first = mailbox.await("rosa@example.com");
        Locator early = window.page().locator("#one-time-code-resend");
        assertThat(early).hasText(Pattern.compile("Send again in (30|2\\d) s"));
        early.click();
        assertThat(window.page().locator("#input-error-one_time_code")).containsText("It is too early");
        assertThat(mailbox.count("rosa@example.com")).isOne();

        timeIsUp(faults);
        early.click();
        assertThat(window.text("The code is being sent again.")).isVisible();
        assertThat(mailbox.await("rosa@example.com", 2).code()).isEqualTo(first.code());
        window.confirm(first.code());
        assertThat(window.signedInAs()).isEqualTo("rosa");
    }

    private static int seconds(Locator wait) {
        return Integer.parseInt(wait.innerText().replaceAll("\\D", ""));
    }

    private static void timeIsUp(Faults faults) {
        faults.clock(LOCKED);
        faults.expire("next-mail");
    }
}
