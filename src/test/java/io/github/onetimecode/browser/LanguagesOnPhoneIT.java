package io.github.onetimecode.browser;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;
import io.github.onetimecode.text.MessageFile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Languages with long words, without spaces, or written from right to left, on a phone. */
@FaultyServerTest
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesOnPhoneIT {

    private static final String LETTERS = "letters";
    private static final String DIGITS = "digits";
    private static final String ALL_INSIDE = "[...document.querySelectorAll('body *')]"
            + ".filter(part => part.checkVisibility() && !part.closest('.one-time-code-spoken'))"
            + ".map(part => part.getBoundingClientRect()).every(box => box.left >= 0 && box.right <= innerWidth)";

    private final Server server;
    private final TestRealm realm;

    LanguagesOnPhoneIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.change(settings -> {
            MessageFile.languages().forEach(settings.putArray("supportedLocales")::add);
            settings.put("bruteForceProtected", false);
        });
        Enrolling enrolling = new Enrolling(server, realm);
        enrolling.flow(LETTERS, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code {codeAlphabet=letters-and-digits; codeLength=12}
                  ALTERNATIVE auth-otp-form
                """);
        enrolling.flow(DIGITS, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "fa", "fi", "ja", "th"})
    void everythingFits(String language, Browsing browsing, Faults faults) {
        MessageFile texts = MessageFile.of(language);
        Person person = person(language, Enrolling::withApp);
        Page page = signIn(browsing, LETTERS, person).page();
        page.locator("#try-another-way").click();
        assertThat(page.getByText(texts.text("one-time-code-help-text"))).isVisible();
        assertFits(page, language, "ways");

        page.getByText(texts.text("one-time-code-help-text")).click();
        assertThat(page.locator("#kc-page-title")).hasText(texts.text("oneTimeCodeCheckMail"));
        assertFits(page, language, "sent");

        page.locator("#one_time_code").fill("0 1 I L O U 0 1 I L O U");
        page.locator("#kc-login").click();
        assertThat(page.locator("#input-error-one_time_code")).hasText(texts.filled("oneTimeCodeUnclearLetters", 12));
        assertIconIsAtTheEnd(page);
        assertFits(page, language, "unclear");

        faults.clock(Duration.ofSeconds(301));
        page.locator("#one_time_code").fill(person.mail().code());
        assertThat(page.locator("body")).containsText(texts.text("oneTimeCodeExpired"));
        assertFits(page, language, "expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "fa", "fi", "ja", "th"})
    void refusalAndEnrolmentFit(String language, Browsing browsing) {
        Person nobody = person(language, user -> user.remove("email"));
        Page refused = signIn(browsing, LETTERS, nobody).page();
        refused.locator("#kc-page-title").waitFor();
        assertFits(refused, language, "refused");

        Person newcomer = person(language, user -> user.putArray("requiredActions").add(Enrolling.ACTION));
        Page enrolment = signIn(browsing, LoginBrowser.CLIENT, newcomer).page();
        assertThat(enrolment.locator("#one-time-code-purpose"))
                .hasText(MessageFile.of(language).text("oneTimeCodeEnrol"));
        assertFits(enrolment, language, "enrolment");
    }

    /**
     * Keyboards of these languages have digits of their own. The page counts in the digits that it was made with: up to
     * Java 17 those of Arabic are Arabic, in Java 25 they are Latin.
     */
    @ParameterizedTest
    @CsvSource({"ar, \u0660, [0-9\u0660-\u0669]", "fa, \u06f0, [\u06f0-\u06f9]"})
    void pageIsWrittenFromRightToLeftAndTheCodeIsNot(String language, char zero, String digits, Browsing browsing) {
        Person person = person(language, user -> { });
        LoginWindow window = signIn(browsing, DIGITS, person);
        Page page = window.page();
        Locator wait = page.locator("#one-time-code-wait");

        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page.locator("#one_time_code")).hasCSS("direction", "ltr");
        assertThat(wait).containsText(Pattern.compile(digits));
        String before = wait.textContent();
        assertThat(wait).not().hasText(before);
        assertThat(wait.textContent().matches(".*[0-9].*")).isEqualTo(before.matches(".*[0-9].*"));
        assertThat(wait).containsText(Pattern.compile(digits));

        page.locator("#one_time_code").pressSequentially(person.mail().code().chars()
                .mapToObj(digit -> Character.toString(digit - '0' + zero)).collect(Collectors.joining()));

        assertThat(window.signedInAs()).isEqualTo(person.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "th"})
    void mailFits(String language, Browsing browsing) {
        Person person = person(language, user -> { });
        person.signIn(LETTERS);
        Page page = browsing.page(390, 620);

        page.setContent(person.mail().html());

        assertThat(page.locator("strong").first()).hasText(person.mail().code());
        assertThat(page.locator("strong").first()).hasCSS("direction", "ltr");
        assertFits(page, language, "mail");
    }

    private Person person(String language, Consumer<ObjectNode> change) {
        return Person.in(server, realm, user -> {
            user.withObject("attributes").withArray("locale").add(language);
            change.accept(user);
        });
    }

    private LoginWindow signIn(Browsing browsing, String client, Person person) {
        LoginWindow window = browsing.phone().open(server, realm, client);
        window.page().locator("#username").fill(person.name());
        window.page().locator("#password").fill(person.name());
        window.page().locator("#kc-login").click();
        return window;
    }

    private static void assertFits(Page page, String language, String state) {
        Pictures.look(page, "phone-" + language + "-" + state + ".png");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        assertThat((Boolean) page.evaluate(ALL_INSIDE)).as(language + " " + state).isTrue();
    }

    /** What is entered begins at one end of the field, and the icon of the error is at the other. */
    private static void assertIconIsAtTheEnd(Page page) {
        BoundingBox icon = page.locator("#one_time_code ~ span i").boundingBox();
        BoundingBox field = page.locator("#one_time_code").boundingBox();
        assertThat(page.locator("#one_time_code")).hasCSS("text-align", "start");
        assertThat(page.locator("#one_time_code")).hasCSS("direction", "ltr");
        assertThat(icon.y).isBetween(field.y, field.y + field.height);
        assertThat(icon.x).isBetween(field.x + field.width - 48, field.x + field.width);
    }
}
