package io.github.onetimecode.enrolment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever gets no code in a login enrols with none, either; and nothing of it counts as a wrong code. */
@ServerTest
class RefusedEnrolmentIT {

    private TestRealm realm;
    private Enrolling enrolling;

    @BeforeEach
    void enrolling(Server server, TestRealm realm) {
        this.realm = realm;
        this.enrolling = new Enrolling(server, realm);
    }

    @Test
    void withoutAnAddress() {
        Person person = enrolling.demanded(user -> user.remove(List.of("email", "emailVerified")));

        refused(person, person.signIn(), "no e-mail address is known for your account", "invalid_email");
        assertThat(person.mails()).isZero();
    }

    @Test
    void withAnUnverifiedAddressUntilItIsVerified() {
        Person person = enrolling.demanded(user -> user.put("emailVerified", false));

        refused(person, person.signIn(), "your e-mail address has not been verified", "invalid_email");
        assertThat(person.mails()).isZero();

        realm.users().change(person.name(), user -> user.put("emailVerified", true));
        assertThat(person.browser().reload().asksForCode()).isTrue();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void unverifiedAddressIsVerifiedWhereTheSettingsSaySo() {
        enrolling.configure(Map.of("verifiedEmailOnly", "false", "marksEmailVerified", "true"));
        Person person = enrolling.demanded(user -> user.put("emailVerified", false));
        person.signIn();

        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(realm.users().get(person.name()).path("emailVerified").asBoolean()).isTrue();
        assertThat(enrolling.event(person, "VERIFY_EMAIL").at("/details/one_time_code_step").asText())
                .isEqualTo(Enrolling.ACTION);
    }

    @Test
    void addressThatChangesMeanwhileProvesNothing() {
        Person person = enrolling.demanded();
        person.signIn();
        String code = person.mail().code();
        enrolling.changeAddress(person, "changed-" + person.address());

        assertThat(person.enter(code).text()).contains("The code is no longer valid.");
        assertThat(enrolling.credentials(person)).isEmpty();
        person.assertFailures(0);
    }

    /** Neither a button nor a link of Keycloak's would be on the page: the enrolment was demanded. */
    @Test
    void loginCanStartAgainWhereAnExpiredCodeIsNotSentAgain() {
        enrolling.configure(Map.of("resend", "false"));
        Person person = enrolling.demanded();
        assertThat(person.signIn().has("#reset-login")).isFalse();
        enrolling.changeAddress(person, "changed-" + person.address());

        Page expired = person.enter(person.mail().code());

        assertThat(expired.text()).contains("The code is no longer valid.");
        assertThat(expired.has("#one-time-code-resend")).isFalse();
        LoginBrowser browser = person.browser();
        browser.go(URI.create(expired.html().selectFirst("#reset-login").absUrl("href")));
        assertThat(browser.submitPassword(person.name()).asksForCode()).isTrue();
        assertThat(browser.submitCode(realm.mailbox().await("changed-" + person.address()).code()).loggedIn()).isTrue();
        assertThat(enrolling.credentials(person)).hasSize(1);
    }

    @Test
    void deletedWhileThePageIsShown() {
        Person person = enrolling.demanded();
        person.signIn();
        String id = person.id();
        String code = person.mail().code();
        realm.users().remove(person.name());

        Page page = person.browser().submitCode(code);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.message()).startsWith("We do not know who is signing in.");
        assertThat(page.asksForCode()).isFalse();
        assertThat(realm.events().withError("user_not_found"))
                .anyMatch(event -> event.path("type").asText().equals("UPDATE_CREDENTIAL_ERROR"));
        assertThat(realm.events().of("LOGIN")).noneMatch(login -> login.path("userId").asText().equals(id));
    }

    /** Locked by wrong passwords while the page is shown. */
    @Test
    void lockedWhileThePageIsShown() {
        realm.change(settings -> settings.put("failureFactor", 2));
        Person person = enrolling.demanded();
        person.signIn();
        LoginBrowser other = person.elsewhere().browser();
        other.open();
        for (int wrong = 1; wrong <= 2; wrong++) {
            int counted = wrong;
            other.submitPassword(person.name(), "not this one");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> person.failures() == counted);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> realm.users().locked(person.name()));

        Page page = person.browser().submitCode(person.mail().code());

        assertThat(page.message()).isEqualTo("You cannot sign in at the moment. Please try again later.");
        assertThat(enrolling.credentials(person)).isEmpty();
        realm.users().assertFailuresStay(person.name(), 2);

        realm.users().forgetFailures(person.name());
        assertThat(person.browser().reload().asksForCode()).isTrue();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void wrongCodesLockToo() {
        realm.change(settings -> settings.put("failureFactor", 2));
        Person person = enrolling.demanded();
        person.signIn();
        person.enterWrongCode();
        person.enterWrongCode();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> realm.users().locked(person.name()));

        assertThat(person.browser().submitCode(person.mail().code()).message())
                .isEqualTo("You cannot sign in at the moment. Please try again later.");
        assertThat(enrolling.credentials(person)).isEmpty();
    }

    @Test
    void settingOutOfRangeIsTakenByNoAdministrator() {
        assertThat(realm.admin().send("PUT", "/" + realm.name() + "/authentication/required-actions/" + Enrolling.ACTION
                + "/config", Map.of("config", Map.of("codeLength", "4"))).statusCode()).isEqualTo(400);
    }

    @Test
    void settingsAreThoseOfTheAction() {
        enrolling.configure(Map.of("codeLength", "6", "attemptsPerCode", "2"));
        Person person = enrolling.demanded();
        person.signIn();

        assertThat(person.mail().code()).hasSize(6);
        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 1.");
    }

    private void refused(Person person, Page page, String text, String error) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.message()).contains(text);
        assertThat(page.asksForCode()).isFalse();
        assertThat(enrolling.event(person, "UPDATE_CREDENTIAL_ERROR").path("error").asText()).isEqualTo(error);
        assertThat(enrolling.credentials(person)).isEmpty();
        assertThat(person.sessions()).isZero();
        person.assertFailures(0);
    }
}
