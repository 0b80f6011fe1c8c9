package io.github.onetimecode.settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings that limit mails, attempts and the resend button hold. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitSettingsIT {

    private final ExportedFlow flow;
    private final NotedLogins logins;

    LimitSettingsIT(Server server, TestRealm realm) {
        this.flow = new ExportedFlow(realm);
        this.logins = new NotedLogins(server, realm);
    }

    @AfterEach
    void putBack() {
        flow.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailsPerHour", "mailsPerDay"})
    void mailsAreLimitedOverAllLogins(String setting) {
        flow.issue(setting, "2");
        Person person = logins.signedIn();
        assertThat(person.elsewhere().signIn().asksForCode()).isTrue();

        Page page = person.elsewhere().signIn();

        assertThat(page.message()).isEqualTo("No more codes can be sent to you for now. Please try again later.");
        assertThat(person.mails()).isEqualTo(2);
        assertThat(logins.error(person)).isEqualTo("one_time_code_limited");
        person.assertFailures(0);
        assertThat(person.enter(person.mail(1).code()).loggedIn()).as("the first code is still good").isTrue();
    }

    @Test
    void attemptsPerCodeEndTheLoginAtItsFirstStep() {
        flow.confirm("attemptsPerCode", "2");
        Person person = logins.signedIn();
        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 1.");
        person.enterWrongCode();

        Page page = person.enter(person.mail().code());

        assertThat(page.asksForPassword()).isTrue();
        assertThat(page.text()).contains("Too many wrong codes have been entered. Please sign in again.");
        assertThat(logins.error(person)).isEqualTo("one_time_code_exhausted");
        assertThat(person.sessions()).isZero();
    }

    @Test
    void failuresPerDayHoldOverAllLogins() {
        flow.confirm("failuresPerDay", "2");
        Person person = logins.signedIn();
        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");

        Page page = person.elsewhere().signIn();

        assertThat(page.message()).isEqualTo("Too many wrong codes have been entered. Please try again tomorrow.");
        assertThat(logins.error(person)).isEqualTo("one_time_code_limited");
        assertThat(person.mails()).isOne();
        assertThat(person.enter(person.mail().code()).loggedIn()).as("nothing is left to be wrong with").isFalse();
    }

    /** As docs/troubleshooting.md says: nothing else lifts a limit of one user before its time. */
    @Test
    void raisedLimitHoldsImmediatelyForThoseWhoHaveReachedIt() {
        flow.issue("mailsPerHour", "1");
        flow.confirm("failuresPerDay", "2");
        Person person = logins.signedIn();
        person.enterWrongCode();
        assertThat(person.elsewhere().signIn().message())
                .isEqualTo("Too many wrong codes have been entered. Please try again tomorrow.");

        flow.confirm("failuresPerDay", "4");
        assertThat(person.elsewhere().signIn().message())
                .isEqualTo("No more codes can be sent to you for now. Please try again later.");

        flow.issue("mailsPerHour", "2");
        assertThat(person.elsewhere().signIn().asksForCode()).isTrue();
    }

    @Test
    void resendAfterSecondsAreCountedDownOnThePage() {
        flow.issue("resendAfterSeconds", "200");

        assertThat(logins.signedIn().page().text("#one-time-code-wait"))
                .matches("Send again in (200|19\\d) s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "31", "300"})
    void buttonNeverComesWhereItsTimeIsNotBelowTheLifetime(String seconds) {
        flow.issue("lifetimeSeconds", "30", "resendAfterSeconds", seconds);

        assertNoResend(logins.signedIn());
    }

    @Test
    void buttonComesWhereItsTimeIsJustBelowTheLifetime() {
        flow.issue("lifetimeSeconds", "30", "resendAfterSeconds", "29");

        assertThat(logins.signedIn().page().has("[name=one_time_code_resend]")).isTrue();
    }

    @Test
    void resendIsNotOfferedWhereTheSettingSaysSo() {
        flow.confirm("resend", "false");

        assertNoResend(logins.signedIn());
    }

    private static void assertNoResend(Person person) {
        assertThat(person.page().has("[name=one_time_code_resend]")).isFalse();
        assertThat(person.browser().reload().html().select("[name=one_time_code_resend], #one-time-code-wait"))
                .isEmpty();

        assertThat(person.browser().resend().asksForCode()).isTrue();

        assertThat(person.page().text()).doesNotContain("too early");
        assertThat(person.mails()).isOne();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }
}
