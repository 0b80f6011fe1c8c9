package io.github.onetimecode.browser;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Password and mailed code in Chromium, from the login page to the application. */
@OnEveryVersion
@ServerTest
@BrowserTest
class CodeLoginIT {

    private static final String ALICE = "alice@example.com";

    private final Server server;
    private final TestRealm realm;
    private final Browsing browsing;

    CodeLoginIT(Server server, TestRealm realm, Browsing browsing) {
        this.server = server;
        this.realm = realm;
        this.browsing = browsing;
    }

    @Test
    void aliceLogsInWithTheCodeOfHerMail(Mailbox mailbox) {
        int before = mailbox.count(ALICE);
        LoginWindow window = browsing.window().open(server, realm).password("alice");
        assertThat(window.field()).isFocused();
        assertThat(window.field()).hasAttribute("autocomplete", "one-time-code");
        Mail mail = mailbox.await(ALICE, before + 1);
        String reference = mail.subject().substring(0, 3);
        assertThat(window.text("We have sent a code by e-mail to a***e@e***e.com.")).isVisible();
        assertThat(window.text("The code is for the application \"Demo\".")).isVisible();
        assertThat(window.text("The subject of the e-mail begins with " + reference + ".")).isVisible();
        assertThat(window.text("The code is valid for another 5 min.")).isVisible();
        Pictures.take(window.page(), "login-code.png");

        window.confirm(LoginWindow.spaced(mail.code()));

        assertThat(window.signedInAs()).isEqualTo("alice");
        assertThat(realm.users().sessions("alice")).isOne();
        JsonNode details = realm.events().await("LOGIN").path("details");
        assertThat(details.path("username").asText()).isEqualTo("alice");
        assertThat(details.path("one_time_code_step").asText()).isEqualTo("one-time-code");
        assertThat(details.path("one_time_code_reference").asText()).isEqualTo(reference);
        assertThat(mailbox.count(ALICE)).isEqualTo(before + 1);
    }

    @Test
    void wrongCodeIsSaidAtTheFieldAndTheRightOneStillWorks(Mailbox mailbox) {
        realm.users().add("anna");
        LoginWindow window = browsing.window().open(server, realm).password("anna");
        String code = mailbox.await("anna@example.com").code();
        assertThat(window.field()).not().hasAttribute("aria-invalid", "true");

        window.confirm(wrong(code));

        Locator field = window.field();
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).hasAccessibleDescription(Pattern.compile(
                "^This code is not correct. Attempts left: 4. We have sent"));
        assertThat(field).isFocused();
        assertThat(field).hasValue("");
        assertThat(window.page().getByRole(AriaRole.ALERT))
                .hasText("This code is not correct. Attempts left: 4.");
        Pictures.take(window.page(), "login-wrong.png");
        assertThat(realm.events().awaitError("invalid_user_credentials").path("details").path("one_time_code_step")
                .asText()).isEqualTo("one-time-code");
        assertThat(realm.users().sessions("anna")).isZero();

        window.confirm(code);
        assertThat(window.signedInAs()).isEqualTo("anna");
    }

    private static String wrong(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }
}
