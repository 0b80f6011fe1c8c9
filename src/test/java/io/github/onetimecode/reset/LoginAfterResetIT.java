package io.github.onetimecode.reset;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever reads the mailbox can set a new password, and is not in by that: the login asks for every factor. */
@ServerTest
class LoginAfterResetIT {

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

    @ParameterizedTest
    @ValueSource(strings = {"REQUIRED one-time-code-issue\nREQUIRED one-time-code-confirm\n",
            "REQUIRED one-time-code\n"})
    void newPasswordLetsNobodyIn(String steps) {
        bind(steps);
        Person person = Person.in(server, realm, Enrolling::withApp);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.enterName();
        visit.enter(person.mail().code());

        Page end = visit.browser().submit(Map.of("password-new", NEW, "password-confirm", NEW));

        assertThat(end.text()).as(end.toString()).contains("Your account has been updated.");
        assertThat(person.sessions()).isZero();
        assertThat(realm.events().of("LOGIN")).isEmpty();
        assertThat(visit.browser().open().asksForPassword()).as("the same browser later").isTrue();

        visit.browser().submitPassword(person.name(), NEW);
        assertThat(visit.browser().page().asksForTotp()).isTrue();
        assertThat(visit.browser().submitTotp(BobsApp.code()).loggedIn()).isTrue();
        assertThat(visit.browser().userName()).isEqualTo(person.name());
    }

    /**
     * What an application asks for with the login, the tab keeps: the mailbox alone is not to set up another factor.
     */
    @ParameterizedTest
    @ValueSource(strings = {"CONFIGURE_TOTP", Enrolling.ACTION})
    void newPasswordEnrolsNoFactor(String action) {
        new Enrolling(server, realm);
        bind("REQUIRED one-time-code\n");
        Person person = Person.in(server, realm);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.browser().open(LoginBrowser.CLIENT, "kc_action=" + action);
        visit.forgotten();
        visit.enter(person.mail().code());

        Page end = visit.browser().submit(Map.of("password-new", NEW, "password-confirm", NEW));

        assertThat(end.text()).as(end.toString()).contains("Your account has been updated.");
        assertThat(person.sessions()).isZero();
        assertThat(person.mails()).isOne();
    }

    /** Why the recipe deletes Keycloak's sub-flow "Reset - Conditional OTP" (26.7.4). */
    @Test
    void resetOfTheAppGivesTheMailboxBothFactors() {
        bind("REQUIRED one-time-code\nCONDITIONAL otp:\n  REQUIRED conditional-user-configured\n"
                + "  REQUIRED reset-otp\n");
        Person person = Person.in(server, realm, Enrolling::withApp);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.enterName();

        assertThat(visit.enter(person.mail().code()).text()).contains("Mobile Authenticator Setup");
    }

    /** Without <i>Reset Password</i> there is no action at all. */
    @Test
    void rightCodeAloneLetsNobodyIn() {
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
        Person person = Person.in(server, realm, Enrolling::withApp);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.enterName();

        assertThat(visit.enter(person.mail().code()).text()).contains("Your account has been updated.");
        assertThat(person.sessions()).isZero();
    }

    /** Who is logged in and forgets the password stays logged in, as far as that login went. */
    @Test
    void sessionThatIsThereStays() {
        bind("REQUIRED one-time-code\n");
        // Else Keycloak would take the user for locked until it has written the login down.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        Person person = Person.in(server, realm, Enrolling::withApp);
        LoginBrowser browser = person.browser();
        person.signIn();
        browser.submitTotp(BobsApp.code());
        assertThat(browser.page().loggedIn()).isTrue();
        Page again = browser.open(LoginBrowser.CLIENT, "prompt=login");
        browser.go(again.address().resolve(again.html().selectFirst("a[href*=reset-credentials]").attr("href")));
        assertThat(browser.page().asksForCode()).as(browser.page().toString()).isTrue();
        browser.submitCode(person.mail().code());

        Page end = browser.submit(Map.of("password-new", NEW, "password-confirm", NEW));

        assertThat(end.text()).as(end.toString()).contains("Your account has been updated.");
        assertThat(person.sessions()).isOne();
        assertThat(browser.open(LoginBrowser.CLIENT, "prompt=login").asksForPassword()).isTrue();
    }
}
