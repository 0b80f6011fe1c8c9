package io.github.onetimecode.enrolment;

import java.util.Map;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.appearance.ForeignTheme;
import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of enrolment in each of Keycloak's themes. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrolmentThemesIT {

    private static final String ONE_OF_TWO = "one-of-two";
    private static final String INITIATE = "kc_action=" + Enrolling.ACTION;

    private final Server server;
    private final TestRealm realm;
    private final Enrolling enrolling;

    EnrolmentThemesIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.enrolling = new Enrolling(server, realm);
        enrolling.flow(ONE_OF_TWO, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE auth-otp-form
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak", "base"})
    void formAndRefusalHaveAWayOut(String theme) {
        realm.change(settings -> settings.put("loginTheme", theme));
        Page form = enrolling.person().signIn(LoginBrowser.CLIENT, INITIATE);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.text()).contains("Check your e-mail", "Please confirm your e-mail address with a code.");
        assertThat(form.text("button[name=cancel-aia]")).isEqualTo("Cancel");

        Page refusal = enrolling.person(user -> user.put("emailVerified", false)).signIn(LoginBrowser.CLIENT, INITIATE);
        assertThat(refusal.status()).isEqualTo(200);
        assertThat(refusal.text()).contains("your e-mail address has not been verified");
        assertThat(refusal.text("button[name=cancel-aia]")).isEqualTo("Cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak", "base"})
    void refusedDemandIsStartedAgain(String theme) {
        realm.change(settings -> settings.put("loginTheme", theme));
        Person person = enrolling.demanded(user -> user.put("emailVerified", false));

        assertThat(person.signIn().text()).contains("your e-mail address has not been verified");
        assertThat(person.page().has("button[name=cancel-aia]")).isFalse();
        assertThat(person.browser().restart().asksForPassword()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak", "base"})
    void offerIsShownWithBothAnswers(String theme) {
        realm.change(settings -> settings.put("loginTheme", "keycloak.v2"));
        Person person = enrolling.enrolled(Enrolling::withApp);
        realm.post("/users/" + person.id() + "/credentials/" + enrolling.credentials(person).get(0).path("id").asText()
                + "/moveToFirst", null);
        enrolling.changeAddress(person, "changed-" + person.address());
        realm.change(settings -> settings.put("loginTheme", theme));
        person.signIn(ONE_OF_TWO);

        Page offer = person.browser().submitTotp(BobsApp.code());

        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.text()).contains("One-time code", "Your e-mail address has changed", "A code will be sent");
        assertThat(offer.text("button[name=one_time_code_send]")).isEqualTo("Send a code");
        assertThat(offer.text("button[name=one_time_code_later]")).isEqualTo("Not now");
        Page form = person.browser().submit(Map.of("one_time_code_send", "true"));
        assertThat(form.asksForCode()).isTrue();
        assertThat(form.text("button[name=one_time_code_later]")).isEqualTo("Not now");
    }

    /** One whose frame takes no parameter, and one that has no frame for us. */
    @ParameterizedTest
    @EnumSource(names = {"LAYOUT_WITHOUT_PARAMETERS_AND_HEADER", "LAYOUT_OF_ANOTHER_NAME"})
    void foreignThemeShowsFormAndRefusalWithTheirWaysOut(ForeignTheme theme) {
        String foreign = theme.install((KeycloakServer) server);
        Page form = shown(foreign, enrolling.person());
        assertThat(form.text()).containsOnlyOnce("Please confirm your e-mail address with a code.");
        assertThat(form.text("button[name=cancel-aia]")).isEqualTo("Cancel");

        Page refusal = shown(foreign, enrolling.person(user -> user.put("emailVerified", false)));
        assertThat(refusal.text()).containsOnlyOnce("your e-mail address has not been verified");
        assertThat(refusal.text("button[name=cancel-aia]")).isEqualTo("Cancel");
    }

    /** Its own page for the password may not work. */
    private Page shown(String theme, Person person) {
        realm.change(settings -> settings.put("loginTheme", "keycloak.v2"));
        person.browser().open(LoginBrowser.CLIENT, INITIATE);
        realm.change(settings -> settings.put("loginTheme", theme));
        Page page = person.browser().submitPassword(person.name());
        assertThat(page.status()).isEqualTo(200);
        return page;
    }
}
