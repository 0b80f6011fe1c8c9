package io.github.onetimecode.reset;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keycloak asks for consent before it looks whether a reset ends without a login, and its page logs in (26.7.4). So
 * nobody who resets a password comes to that page.
 */
@ServerTest
class ConsentAfterResetIT {

    private static final String NEW = "another one";

    private Server server;
    private TestRealm realm;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        realm.flows().define("password and app", """
                ALTERNATIVE auth-cookie
                ALTERNATIVE forms:
                  REQUIRED auth-username-password-form
                  REQUIRED auth-otp-form
                """);
        realm.flows().bindBrowser("password and app");
    }

    private void bind(String steps) {
        realm.flows().define("reset", "REQUIRED reset-credentials-choose-user\n" + steps + "REQUIRED reset-password\n");
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
    }

    /**
     * The password is set all the same, and the last page leads back to the application.
     */
    @ParameterizedTest
    @CsvSource({"one-time-code-issue, ''", "one-time-code-issue, prompt=consent", "one-time-code, prompt=consent"})
    void applicationThatAsksForConsentLetsNobodyIn(String step, String parameter) {
        bind(step.equals("one-time-code") ? "REQUIRED one-time-code\n"
                : "REQUIRED one-time-code-issue\nREQUIRED one-time-code-confirm\n");
        realm.changeClient(LoginBrowser.CLIENT,
                client -> client.put("consentRequired", true).put("baseUrl", "http://localhost:1/home"));
        Person person = Person.in(server, realm, Enrolling::withApp);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.browser().open(LoginBrowser.CLIENT, parameter.isEmpty() ? new String[0] : new String[] {parameter});
        visit.forgotten();

        endsWithoutLogin(visit, person);

        assertThat(visit.browser().page().html().select("a[href='http://localhost:1/home']")).hasSize(1);
        visit.browser().open();
        assertThat(visit.browser().submitPassword(person.name(), NEW).asksForTotp()).isTrue();
    }

    /** Where Keycloak's own client asks for consent as well, no code is mailed. */
    @Test
    void consentToTheAccountConsoleLetsNobodyIn() {
        bind("REQUIRED one-time-code\n");
        realm.changeClient(LoginBrowser.CLIENT, client -> client.put("consentRequired", true));
        realm.changeClient("account", client -> client.put("consentRequired", true));
        Person person = Person.in(server, realm);

        for (String name : new String[] {person.name(), "a name that nobody has"}) {
            assertThat(ResetVisit.of(server, realm, name).enterName().message()).isEqualTo(
                    "Signing in with a code has not been set up correctly. Please tell your administrator.");
        }

        assertThat(person.mails()).isZero();
        assertThat(person.sessions()).isZero();
        assertThat(realm.events().awaitError("one_time_code_misconfigured").path("type").asText())
                .isEqualTo("RESET_PASSWORD_ERROR");
        assertThat(realm.events().of("LOGIN")).isEmpty();
    }

    /** The page for consent that a device gets, whatever the application. */
    @Test
    void deviceThatWaitsIsNotLetIn() throws IOException {
        bind("REQUIRED one-time-code\n");
        realm.changeClient(LoginBrowser.CLIENT,
                client -> client.withObject("attributes").put("oauth2.device.authorization.grant.enabled", "true"));
        Person person = Person.in(server, realm, Enrolling::withApp);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        URI begin = URI.create(visit.browser().address(LoginBrowser.CLIENT).toString()
                .replaceFirst("\\?.*", "/device"));
        String device = visit.browser().sending("Accept", "application/json")
                .post(begin, "client_id=" + LoginBrowser.CLIENT + "&scope=openid").body();
        assertThat(device).contains("verification_uri_complete");
        visit.browser().go(URI.create(new ObjectMapper().readTree(device).path("verification_uri_complete").asText()));
        visit.forgotten();

        endsWithoutLogin(visit, person);
    }

    private void endsWithoutLogin(ResetVisit visit, Person person) {
        visit.enter(person.mail().code());
        Page end = visit.browser().submit(Map.of("password-new", NEW, "password-confirm", NEW));
        if (end.html().selectFirst("#kc-oauth") != null) {
            end = visit.browser().submit(Map.of("accept", "Yes"));
        }
        assertThat(person.sessions()).as(end.toString()).isZero();
        assertThat(end.text()).as(end.toString()).contains("Your account has been updated.");
        assertThat(realm.events().of("LOGIN")).isEmpty();
    }
}
