package io.github.onetimecode.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The mail's HTML part, as a mail program with Chromium's eyes shows it. */
@ServerTest
@BrowserTest
class MailPictureIT {

    @Test
    void codeIsOnePieceInTheFirstLineAndANarrowWindowShowsItAll(Server server, TestRealm realm, Mailbox mailbox,
            Browsing browsing) {
        int before = mailbox.count("alice@example.com");
        LoginBrowser login = new LoginBrowser(server, realm);
        login.open();
        login.submitPassword("alice");
        Mail mail = mailbox.await("alice@example.com", before + 1);
        Page page = browsing.page(640, 420);
        page.setContent(mail.html());
        Pictures.take(page, "mail.png");

        assertThat(page.locator("p").first()).hasText("Your code is " + mail.code());
        assertThat(page.locator("strong").first()).hasText(mail.code());
        assertThat(page.locator("a, img, script, link")).hasCount(0);
        page.setViewportSize(320, 600);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
    }
}
