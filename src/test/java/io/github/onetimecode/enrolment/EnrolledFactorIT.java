package io.github.onetimecode.enrolment;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** One-Time Code by E-mail (enrolled users) in flows: who is offered it, and who is not. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrolledFactorIT {

    private static final String ONE_OF_TWO = "one-of-two";
    private static final String CODE_FIRST = "code-first";
    private static final String ALONE = "alone";
    private static final String CONDITIONAL = "conditional";

    private final TestRealm realm;
    private final Enrolling enrolling;

    EnrolledFactorIT(Server server, TestRealm realm) {
        this.realm = realm;
        this.enrolling = new Enrolling(server, realm);
        enrolling.flow(ONE_OF_TWO, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE one-time-code-enrolled
                """);
        enrolling.flow(CODE_FIRST, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE auth-otp-form
                """);
        enrolling.flow(ALONE, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-enrolled
                """);
        enrolling.flow(CONDITIONAL, """
                REQUIRED auth-username-password-form
                CONDITIONAL second:
                  REQUIRED conditional-user-configured
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE one-time-code-enrolled
                """);
    }

    @Test
    void whoHasEnrolledAloneIsAskedForACodeAtOnce() {
        Person person = enrolling.enrolled();

        assertThat(person.signIn(ONE_OF_TWO).asksForCode()).as(person.page().toString()).isTrue();
        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");
        assertThat(person.failures()).isOne();
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
        assertThat(person.mails()).isEqualTo(2);
    }

    /** The app was there before the enrolment. The order is that of the user's credentials, not that of the flow. */
    @Test
    void whoHasBothPicksOneAndMailsGoOutWhenTheCodeIsPicked() {
        Person person = enrolling.enrolled(Enrolling::withApp);
        assertThat(person.signIn(CODE_FIRST).asksForTotp()).as(person.page().toString()).isTrue();
        assertThat(person.browser().tryAnotherWay().choices()).containsExactly(Enrolling.APP, Enrolling.CODE);
        assertThat(person.page().has(".fa-envelope")).isTrue();
        assertThat(person.page().text())
                .contains("Enter a code that is sent to the e-mail address you have confirmed.");
        assertThat(person.mails()).isOne();

        assertThat(person.browser().select(Enrolling.CODE).asksForCode()).isTrue();
        person.browser().tryAnotherWay();
        assertThat(person.browser().select(Enrolling.APP).asksForTotp()).isTrue();
        person.browser().tryAnotherWay();
        assertThat(person.browser().select(Enrolling.CODE).asksForCode()).isTrue();

        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
        assertThat(person.mails()).isEqualTo(2);
    }

    @Test
    void whoPutsTheCodeFirstIsAskedForItFirst() {
        Person person = enrolling.enrolled(Enrolling::withApp);
        realm.post("/users/" + person.id() + "/credentials/" + enrolling.credentials(person).get(0).path("id").asText()
                + "/moveToFirst", null);

        assertThat(person.signIn(ONE_OF_TWO).asksForCode()).as(person.page().toString()).isTrue();
        assertThat(person.browser().tryAnotherWay().choices()).containsExactly(Enrolling.CODE, Enrolling.APP);
        assertThat(person.browser().select(Enrolling.APP).asksForTotp()).isTrue();
        assertThat(person.browser().submitTotp(BobsApp.code()).loggedIn()).isTrue();
    }

    @Test
    void whoHasAnAppAloneIsNotOfferedTheCode() {
        Person person = enrolling.person(Enrolling::withApp);

        assertThat(person.signIn(CODE_FIRST).asksForTotp()).isTrue();
        assertThat(person.page().has("input[name=tryAnotherWay]")).isFalse();
        assertThat(person.mails()).isZero();
    }

    /** Keycloak asks before any of our code runs (26.7.4): a closed door, with its own words. */
    @Test
    void whoHasNotEnrolledIsRefusedWhereItIsRequired() {
        Person person = enrolling.person();

        Page page = person.signIn(ALONE);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.message()).isEqualTo("Cannot login, credential setup required.");
        assertThat(person.sessions()).isZero();
        assertThat(person.mails()).isZero();
        person.assertFailures(0);
    }

    @Test
    void whoHasNeitherIsRefusedWhereOneIsRequired() {
        Person person = enrolling.person();

        Page page = person.signIn(ONE_OF_TWO);

        assertThat(page.loggedIn()).isFalse();
        assertThat(page.asksForCode()).isFalse();
        assertThat(person.sessions()).isZero();
        assertThat(person.mails()).isZero();
        person.assertFailures(0);
    }

    @Test
    void conditionAsksThoseWhoHaveEnrolledAlone() {
        Person person = enrolling.enrolled();
        assertThat(person.signIn(CONDITIONAL).asksForCode()).as(person.page().toString()).isTrue();
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();

        assertThat(enrolling.person().signIn(CONDITIONAL).loggedIn()).isTrue();
    }

    @Test
    void lockedUserGetsNoCode() {
        Person person = enrolling.enrolled();
        person.signIn(ALONE);
        realm.users().enable(person.name(), false);

        assertThat(person.browser().submitCode(person.mail(2).code()).loggedIn()).isFalse();
        assertThat(person.sessions()).isZero();
    }

    /** Keycloak tells them apart before it asks the step. */
    @Test
    void whereAPasswordIsResetItIsSeenWhoHasNotEnrolled() {
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code-enrolled
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
        Person enrolled = enrolling.enrolled();
        Person other = enrolling.person();

        assertThat(forgotten(enrolled, "nobody-of-this-name").asksForCode()).isTrue();
        assertThat(forgotten(enrolled, enrolled.name()).asksForCode()).isTrue();
        assertThat(enrolled.browser().submitCode(enrolled.mail(2).code()).has("input[name=password-new]")).isTrue();
        assertThat(forgotten(other, other.name()).message()).isEqualTo("Cannot login, credential setup required.");
        assertThat(other.mails()).isZero();
    }

    private static Page forgotten(Person person, String name) {
        person.browser().open();
        person.browser().go(URI.create(person.page().html().selectFirst("a[href*=reset-credentials]").absUrl("href")));
        return person.browser().submit(Map.of("username", name));
    }
}
