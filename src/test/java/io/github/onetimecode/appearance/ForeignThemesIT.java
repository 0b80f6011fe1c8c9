package io.github.onetimecode.appearance;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a realm's theme brings along, our pages are there and can be used. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignThemesIT {

    private static final String OWN = "keycloak.v2";

    private final KeycloakServer server;
    private final TestRealm realm;

    ForeignThemesIT(Server server, TestRealm realm) {
        this.server = (KeycloakServer) server;
        this.realm = realm;
    }

    @ParameterizedTest
    @EnumSource(ForeignTheme.class)
    void codeIsAskedForRefusedSentAgainAndTaken(ForeignTheme theme) {
        Person person = Person.in(server, realm);
        openWith(theme, person);

        Page form = person.browser().submitPassword(person.name());
        assertIsOurs(form, "Check your e-mail");
        assertThat(form.text()).containsOnlyOnce("We are sending a code by e-mail to p***")
                .contains("Code (8 digits)", "Continue", "Send again in");
        assertThat(form.html().selectFirst("label[for=one_time_code]")).isNotNull();

        Page wrong = person.enterWrongCode();
        assertIsOurs(wrong, "Check your e-mail");
        assertThat(wrong.text()).containsOnlyOnce("This code is not correct. Attempts left: 4.");
        assertThat(wrong.codeError()).isEqualTo("This code is not correct. Attempts left: 4.");

        Page early = person.browser().resend();
        assertIsOurs(early, "Check your e-mail");
        assertThat(early.codeError()).startsWith("It is too early to send the code again.");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ForeignTheme.class)
    void refusalIsToldOnceWithTheWayToStartAgain(ForeignTheme theme) {
        Person person = Person.in(server, realm, user -> user.remove("email"));
        openWith(theme, person);

        Page page = person.browser().submitPassword(person.name());

        assertIsOurs(page, "One-time code");
        assertThat(page.text()).containsOnlyOnce("no e-mail address is known for your account");
        realm.change(settings -> settings.put("loginTheme", OWN));
        assertThat(person.browser().restart().asksForPassword()).isTrue();
    }

    /** For narrow and for wide screens, of which it hides one. */
    @Test
    void frameThatShowsTheFormTwiceHasTheWayToStartAgainTwice() {
        server.addTheme("twice", Map.of("login/theme.properties", "parent=base\n\ndarkMode=true\n",
                "login/template.ftl", """
                        <#macro registrationLayout displayMessage=true>
                        <#assign form><#nested "form"></#assign><html><body>${form}${form}</body></html>
                        </#macro>
                        """));
        Person person = Person.in(server, realm, user -> user.remove("email"));
        realm.change(settings -> settings.put("loginTheme", OWN));
        person.browser().open();
        realm.change(settings -> settings.put("loginTheme", "twice"));

        Page page = person.browser().submitPassword(person.name());

        assertThat(page.html().select("a[href*=login-actions/restart]")).hasSize(2);
        assertThat(page.body()).doesNotContain("<!-- one-time-code-");
    }

    /** Many of them have no page for the password either. */
    private void openWith(ForeignTheme theme, Person person) {
        realm.change(settings -> settings.put("loginTheme", OWN));
        person.browser().open();
        realm.change(settings -> settings.put("loginTheme", theme.install(server)));
    }

    private static void assertIsOurs(Page page, String title) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(title);
        assertThat(page.html().select("form")).as("forms that are closed").allMatch(form -> form.hasAttr("action"));
    }
}
