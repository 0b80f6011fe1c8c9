package io.github.onetimecode.appearance;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Our pages under each of the login themes that other themes have for a parent. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginThemesIT {

    /** The script of the theme's frame that looks whether the person prefers it. */
    private static final String DARK = "prefers-color-scheme: dark";
    private static final String FLOW = "password and mailed code";

    private final Server server;
    private final TestRealm realm;

    LoginThemesIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak", "base"})
    void formAndItsErrorsAreShown(String theme) {
        realm.change(settings -> settings.put("loginTheme", theme));
        Person person = Person.in(server, realm);

        Page form = person.signIn();
        assertOurs(form);
        assertThat(form.text()).contains("We are sending a code by e-mail to p***",
                "The code is for the application \"Demo\".",
                "The subject of the e-mail begins with " + person.mail().subject().substring(0, 3));
        assertThat(form.text("button[name=one_time_code_resend] #one-time-code-wait")).matches("Send again in \\d+ s");

        assertThat(form.html().select("button.one-time-code-button, input.one-time-code-bare"))
                .as("parts that the theme has no look for").hasSize(theme.equals("base") ? 2 : 0);

        Page wrong = person.enterWrongCode();
        assertOurs(wrong);
        assertThat(wrong.codeError()).isEqualTo("This code is not correct. Attempts left: 4.");
        assertThat(wrong.html().selectFirst("#one_time_code").attr("aria-describedby"))
                .contains("input-error-one_time_code");

        assertThat(person.browser().resend().codeError()).startsWith("It is too early to send the code again.");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak", "base"})
    void refusalIsShownWithTheWayToStartAgain(String theme) {
        realm.change(settings -> settings.put("loginTheme", theme));
        Person person = Person.in(server, realm, user -> user.remove("email"));

        Page page = person.signIn();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("One-time code", "no e-mail address is known for your account");
        assertThat(page.asksForCode()).isFalse();
        assertThat(page.html().select("a[href*=login-actions/restart]:not(noscript a), "
                + "button[onclick*=login-actions/restart]"))
                .as("with script: that of the frame, and no second one").hasSize(1);
        assertThat(person.browser().restart().asksForPassword()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak", "base"})
    void endOfAllAttemptsIsToldOnTheFirstPage(String theme) {
        realm.change(settings -> settings.put("loginTheme", theme).put("failureFactor", 100));
        realm.flows().configure(FLOW, "one-time-code-confirm", Map.of("attemptsPerCode", "1"));
        try {
            Person person = Person.in(server, realm);
            person.signIn();
            person.enterWrongCode();

            Page page = person.enterWrongCode();

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.asksForPassword()).isTrue();
            assertThat(page.text()).contains("Too many wrong codes have been entered. Please sign in again.");
        } finally {
            realm.flows().configure(FLOW, "one-time-code-confirm", Map.of());
        }
    }

    /** What is kept of a theme from page to page is kept for realms of one kind. */
    @Test
    void darkModeIsThatOfTheRealmNow() {
        realm.change(settings -> settings.put("loginTheme", "keycloak.v2"));
        assertThat(Person.in(server, realm).signIn().body()).contains(DARK);

        realm.change(settings -> settings.withObject("attributes").put("darkMode", "false"));
        assertThat(Person.in(server, realm).signIn().body()).doesNotContain(DARK);

        realm.change(settings -> settings.withObject("attributes").put("darkMode", "true"));
        assertThat(Person.in(server, realm).signIn().body()).contains(DARK);
    }

    private static void assertOurs(Page page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.asksForCode()).isTrue();
        assertThat(page.html().selectFirst("input[name=one_time_code]").attr("autocomplete"))
                .isEqualTo("one-time-code");
        assertThat(page.text()).contains("Check your e-mail", "Code (8 digits)");
    }
}
