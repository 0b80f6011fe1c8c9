package io.github.onetimecode.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.FreePorts;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.SampleProcess;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The sample application as people use it: a code in a window, and a payment that is confirmed by a mailed one. */
@ServerTest
@BrowserTest
class SampleApplicationIT {

    private static final String ALICE = "alice@example.com";

    private static SampleProcess sample;

    private final List<String> console = new ArrayList<>();

    @BeforeAll
    static void startSample(Server server, TestRealm realm) {
        sample = SampleProcess.start(FreePorts.any(), URI.create(server.baseUrl() + "/realms/" + realm.name()));
    }

    @AfterAll
    static void endSample() {
        sample.close();
    }

    @AfterEach
    void pageKeptItsOwnPolicy() {
        assertThat(console).noneMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void codeIsShownInAWindowAndConfirmedByTypingIt(Browsing browsing, Mailbox mailbox) {
        int mails = mailbox.count(ALICE);
        Page page = open(browsing.page(700, 950));
        Locator part = page.locator("#window");

        button(part, "Get a code").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).hasAccessibleName("Your one-time code");
        assertThat(button(dialog, "Close")).isFocused();
        String code = dialog.locator(".code").textContent();
        assertThat(code).matches("\\d{8}");
        Pictures.take(page, "sample-window.png");
        page.keyboard().press("Enter");
        assertThat(dialog).isHidden();

        assertThat(field(part, "Code")).isFocused();
        page.keyboard().type(LoginWindow.spaced(code));
        page.keyboard().press("Enter");

        assertThat(part.getByRole(AriaRole.STATUS)).hasText("Confirmed.");
        assertThat(field(part, "Code")).isHidden();
        assertThat(mailbox.count(ALICE)).isEqualTo(mails);
    }

    @Test
    void paymentIsConfirmedByTheMailedCodeForItsAmountAlone(Browsing browsing, Mailbox mailbox) {
        int mails = mailbox.count(ALICE);
        Page page = open(browsing.page(700, 1100));
        Locator part = page.locator("#payment");
        Locator status = part.getByRole(AriaRole.STATUS);

        button(part, "Pay").click();
        assertThat(status).containsText("A code is on its way to a***e@e***e.com. Its mail has the reference ");
        Mail mail = mailbox.await(ALICE, mails + 1);
        String code = mail.code();
        assertThat(mail.text()).contains("Pay 120.00 EUR to ACME");
        assertThat(mail.text()).contains(status.textContent().replaceFirst(".* ([B-Z]{3})[.]$", "$1"));

        confirm(part, Person.wrong(code));
        assertThat(status).containsText("Attempts left: 4.");
        Pictures.take(part, "sample-payment-wrong.png");
        part.getByLabel("Amount in EUR").fill("1200.00");
        confirm(part, code);
        assertThat(status).containsText("Attempts left: 3.");
        part.getByLabel("Amount in EUR").fill("120");
        confirm(part, code);

        assertThat(status).hasText("Confirmed: Pay 120.00 EUR to ACME.");
        Pictures.take(part, "sample-payment.png");
    }

    @Test
    void phoneShowsAllOfItAndMarkupStaysText(Browsing browsing, Mailbox mailbox) {
        int mails = mailbox.count(ALICE);
        Page page = open(browsing.page(320, 800));
        Locator part = page.locator("#payment");
        part.getByLabel("Payee").fill("<b>ACME</b> & \"Sons\"");

        button(part, "Pay").click();

        assertThat(field(part, "Code from the mail")).isFocused();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('button, input')]"
                + ".filter(it => it.offsetHeight).every(it => it.offsetHeight >= 44)")).isTrue();
        assertThat(part.locator("b")).hasCount(0);
        // Or the next test would find one mail more than it has asked for.
        mailbox.await(ALICE, mails + 1);
    }

    private Page open(Page page) {
        page.onConsoleMessage(message -> console.add(message.text()));
        page.navigate(sample.address() + "payment");
        return page;
    }

    private static void confirm(Locator part, String code) {
        field(part, "Code from the mail").fill(code);
        button(part, "Confirm the payment").click();
    }

    private static Locator field(Locator part, String name) {
        return part.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator part, String name) {
        return part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
