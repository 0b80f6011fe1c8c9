package io.github.onetimecode.reset;

import java.net.URI;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reset that waits for the new password, and a consent that is posted in its place. Keycloak 26.7.4 takes one without
 * a session code at any time in the required actions, and logs in.
 */
@ServerTest
@OnEveryVersion
class PostedConsentIT {

    private static final String NEW = "another one";

    private Server server;
    private TestRealm realm;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
        realm.changeClient(LoginBrowser.CLIENT,
                client -> client.put("implicitFlowEnabled", true).put("baseUrl", "http://localhost:1/home"));
    }

    @ParameterizedTest
    @CsvSource({"false, response_type=code", "false, response_type=code id_token token",
            "false, response_type=id_token token", "true, response_type=code"})
    void itLetsNobodyIn(boolean consent, String responseType) {
        realm.changeClient(LoginBrowser.CLIENT, client -> client.put("consentRequired", consent));
        Person person = Person.in(server, realm);
        ResetVisit visit = atNewPassword(person, responseType);

        Page end = postConsent(visit);

        assertThat(server.log()).contains("Realm '" + realm.name() + "', user " + person.id()
                + ": refused, a reset of the password was to end with a login");
        assertThat(realm.events().awaitError("not_allowed").path("type").asText()).isEqualTo("RESET_PASSWORD_ERROR");
        assertThat(person.sessions()).as(end.toString()).isZero();
        assertThat(end.address().toString()).doesNotContain("code=", "id_token=", "access_token=");
        assertThat(visit.browser().open().asksForPassword()).isTrue();
        assertThat(visit.browser().submitPassword(person.name(), NEW).asksForPassword()).isTrue();
    }

    /** Or somebody with the mailbox could guess at other factors without end. */
    @Test
    void itClearsNoFailures() {
        realm.change(settings -> settings.put("bruteForceProtected", true).put("failureFactor", 30));
        Person person = Person.in(server, realm);
        person.browser().open();
        person.browser().submitPassword(person.name(), "wrong");
        Awaitility.await("failure").until(() -> person.failures() == 1);

        postConsent(atNewPassword(person, "response_type=code"));

        realm.events().awaitError("not_allowed");
        person.assertFailures(1);
    }

    /** Whoever goes back to the login instead of entering a new password gets in by the old one. */
    @Test
    void loginInItsPlaceLeadsIntoTheApplication() {
        Person person = Person.in(server, realm);
        ResetVisit visit = atNewPassword(person, "response_type=code");

        visit.browser().back();
        visit.browser().restart();
        signIn(person, visit.browser());

        assertThat(visit.browser().userName()).isEqualTo(person.name());
    }

    private static Page postConsent(ResetVisit visit) {
        URI action = visit.browser().page().action();
        return visit.browser().post(URI.create(action.toString().replaceFirst("/required-action", "/consent")
                .replaceAll("[?&](session_code|execution)=[^&]*", "").replaceFirst("/consent&", "/consent?")), "");
    }

    private static void signIn(Person person, LoginBrowser browser) {
        int mails = person.mails();
        assertThat(browser.submitPassword(person.name()).asksForCode()).as(browser.page().toString()).isTrue();
        browser.submitCode(person.mail(mails + 1).code());
    }

    private ResetVisit atNewPassword(Person person, String parameter) {
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.browser().open(LoginBrowser.CLIENT, parameter, "nonce=n");
        visit.forgotten();
        visit.enter(person.mail().code());
        assertThat(visit.browser().page().has("#password-new")).as(visit.browser().page().toString()).isTrue();
        return visit;
    }
}
