package io.github.onetimecode.browser;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the page says of the mail changes while a person looks at it, and the form stays what it is. */
@ServerTest
@BrowserTest
class DeliveryStateIT {

    private static final String SENDING_AGAIN = "The code is being sent again.";
    private static final String FAILED = Texts.of("oneTimeCodeMailFailed");

    private final FakeMailServer mails = FakeMailServer.start(Manners.GOOD).hold(Stage.RECIPIENT);
    private final Server server;
    private final Browsing browsing;

    DeliveryStateIT(Server server, Browsing browsing) {
        this.server = server;
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        mails.close();
    }

    @Test
    void sendingBecomesSentWithoutAReloadAndTheFormLogsIn(TestRealm realm) {
        LoginWindow window = waiting(realm, "dana");
        assertThat(window.text("We are sending a code by e-mail to d***a@e***e.com.")).isVisible();
        window.field().fill("12");

        mails.release();

        assertThat(window.delivery()).hasAttribute("data-state", "sent");
        assertThat(window.text("We have sent a code by e-mail to d***a@e***e.com.")).isVisible();
        assertThat(window.resend()).isHidden();
        assertThat(window.field()).hasValue("12");
        assertNotReloaded(window);
        window.confirm(mails.inbox().await("dana@example.com").code());
        assertThat(window.signedInAs()).isEqualTo("dana");
    }

    @Test
    void sendingBecomesFailedAndTheButtonSendsAgain(TestRealm realm) {
        mails.behave(Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here"));
        LoginWindow window = waiting(realm, "dirk");
        assertThat(window.resend()).isHidden();
        assertThat(window.text(FAILED)).isHidden();

        mails.release();

        assertThat(window.delivery()).hasAttribute("data-state", "failed");
        assertThat(window.text(FAILED)).isVisible();
        assertThat(window.resend()).isEnabled();
        assertNotReloaded(window);
        mails.behave(Manners.GOOD);
        window.resend().click();
        assertThat(window.delivery()).hasAttribute("data-state", "sent");
        assertThat(window.text(FAILED)).isHidden();
        assertThat(window.text(SENDING_AGAIN)).isHidden();
        window.confirm(mails.inbox().await("dirk@example.com").code());
        assertThat(window.signedInAs()).isEqualTo("dirk");
    }

    @Test
    void mailThatFailsAgainIsNotSaidToBeSentAgain(TestRealm realm) {
        mails.behave(Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here"));
        LoginWindow window = waiting(realm, "dana");
        mails.release();
        assertThat(window.resend()).isEnabled();
        mails.hold(Stage.RECIPIENT);

        window.resend().click();
        assertThat(window.text(SENDING_AGAIN)).isVisible();
        assertThat(window.text(FAILED)).isHidden();
        mails.release();

        assertThat(window.text(FAILED)).isVisible();
        assertThat(window.text(SENDING_AGAIN)).isHidden();
    }

    @Test
    void uncertainMailIsSaidToHaveFailedAndTheButtonStaysLocked(TestRealm realm) {
        mails.behave(Manners.GOOD.hangingUp(Stage.END_OF_DATA));
        LoginWindow window = waiting(realm, "dora");

        mails.release();

        assertThat(window.delivery()).hasAttribute("data-state", "failed");
        assertThat(window.text(FAILED)).isVisible();
        assertThat(window.resend()).isHidden();
        assertThat(window.waiting()).isVisible();
        assertNotReloaded(window);
    }

    /** A server that has stopped tells nobody what became of its mails. */
    @Test
    void mailThatMayNeverLeaveCanBeSentAgainEvenWhereThatIsOff(TestRealm realm) {
        realm.flows().configure("password and mailed code", "one-time-code-confirm", Map.of("resend", "false"));
        mails.serve(realm);
        realm.users().add("dave");
        LoginWindow window = browsing.window();
        window.page().clock().install();
        window.open(server, realm).password("dave");
        assertThat(window.resend()).isHidden();

        window.page().clock().runFor("40");
        assertThat(window.delivery()).hasAttribute("data-state", "sending");
        assertThat(window.resend()).isEnabled();

        mails.release();
        window.page().clock().runFor("05");
        assertThat(window.delivery()).hasAttribute("data-state", "sent");
        assertThat(window.resend()).isHidden();
    }

    @Test
    void pageWithoutScriptSaysItAfterAReload(TestRealm realm) {
        mails.serve(realm);
        realm.users().add("doug");
        LoginWindow window = browsing.withoutScript().open(server, realm).password("doug");
        assertThat(window.delivery()).hasAttribute("data-state", "sending");

        mails.release();
        String code = mails.inbox().await("doug@example.com").code();

        for (int reloads = 0; reloads < 50 && !"sent".equals(window.delivery().getAttribute("data-state")); reloads++) {
            window.reloadWithoutScript();
        }
        assertThat(window.delivery()).hasAttribute("data-state", "sent");
        window.confirm(code);
        assertThat(window.signedInAs()).isEqualTo("doug");
    }

    private LoginWindow waiting(TestRealm realm, String user) {
        mails.serve(realm);
        realm.users().add(user);
        LoginWindow window = browsing.window().open(server, realm).password(user);
        assertThat(window.delivery()).hasAttribute("data-state", "sending");
        window.page().evaluate("window.stillTheSame = true");
        return window;
    }

    private static void assertNotReloaded(LoginWindow window) {
        assertThat(window.page().evaluate("window.stillTheSame === true")).isEqualTo(true);
    }
}
