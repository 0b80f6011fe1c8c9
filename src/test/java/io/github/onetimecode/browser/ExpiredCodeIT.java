package io.github.onetimecode.browser;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A code that came too late: the page says so, once, and offers a new one. */
@FaultyServerTest
@BrowserTest
class ExpiredCodeIT {

    private static final String EXPIRED = "The code is no longer valid.";

    @Test
    void lateCodeIsSaidToBeSoAndANewOneLogsIn(Server server, TestRealm realm, Mailbox mailbox, Faults faults,
            Browsing browsing) {
        int before = mailbox.count("alice@example.com");
        LoginWindow window = browsing.window().open(server, realm).password("alice");
        Mail late = mailbox.await("alice@example.com", before + 1);

        faults.clock(Duration.ofSeconds(301));
        faults.expire("next-mail");
        window.confirm(late.code());

        assertThat(window.text(EXPIRED)).hasCount(1);
        assertThat(window.text(EXPIRED)).isVisible();
        assertThat(window.field()).hasCount(0);
        assertThat(window.button("Continue")).hasCount(0);
        Pictures.take(window.page(), "login-expired.png");
        window.page().navigate(window.page().url());
        assertThat(window.text(EXPIRED)).hasCount(1);
        assertThat(mailbox.count("alice@example.com")).isEqualTo(before + 1);

        window.button("Send a new code").click();
        Mail fresh = mailbox.await("alice@example.com", before + 2);
        assertThat(fresh.code()).isNotEqualTo(late.code());
        assertThat(window.text("The code is valid for another 5 min.")).isVisible();
        window.confirm(fresh.code());
        assertThat(window.signedInAs()).isEqualTo("alice");
    }
}
