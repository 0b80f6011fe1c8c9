package io.github.onetimecode.settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A value that is out of its range, or no value at all, is never used: the step refuses, and the log says why. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutOfRangeIT {

    private final Server server;
    private final TestRealm realm;
    private final ExportedFlow flow;
    private final Person person;

    OutOfRangeIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.flow = new ExportedFlow(realm);
        this.person = Person.in(server, realm);
    }

    @AfterEach
    void putBack() {
        flow.reset();
    }

    @ParameterizedTest
    @CsvSource({
            "lifetimeSeconds, 29, 30 to 600", "lifetimeSeconds, 601, 30 to 600", "lifetimeSeconds, five, 30 to 600",
            "codeLength, 5, 6 to 12", "codeLength, 13, 6 to 12", "codeLength, 8.0, 6 to 12",
            "resendAfterSeconds, 9, 10 to 300", "resendAfterSeconds, 301, 10 to 300",
            "resendAfterSeconds, 30s, 10 to 300",
            "mailsPerHour, 0, 1 to 1000", "mailsPerHour, 1001, 1 to 1000", "mailsPerHour, many, 1 to 1000",
            "mailsPerDay, 0, 1 to 10000", "mailsPerDay, 10001, 1 to 10000", "mailsPerDay, 99999999999, 1 to 10000",
            "codeAlphabet, hex, digits or letters-and-digits",
            "verifiedEmailOnly, yes, true or false", "marksEmailVerified, TRUE, true or false",
            "delivery, pigeon, background or foreground"})
    void issueStepRefuses(String setting, String value, String range) {
        flow.issue(setting, value);

        assertRefused("one-time-code-issue", setting, value, range);
    }

    @ParameterizedTest
    @CsvSource({
            "attemptsPerCode, 0, 1 to 10", "attemptsPerCode, 11, 1 to 10", "attemptsPerCode, five, 1 to 10",
            "failuresPerDay, 0, 1 to 200", "failuresPerDay, 201, 1 to 200", "failuresPerDay, automatic, 1 to 200",
            "resend, maybe, true or false"})
    void settingOfTheConfirmStepRefusesBeforeAnyMail(String setting, String value, String range) {
        flow.confirm(setting, value);

        assertRefused("one-time-code-confirm", setting, value, range);
    }

    @ParameterizedTest
    @CsvSource({
            "lifetimeSeconds, 30", "lifetimeSeconds, 600", "resendAfterSeconds, 10", "resendAfterSeconds, 300",
            "mailsPerHour, 1", "mailsPerHour, 1000", "mailsPerDay, 1", "mailsPerDay, 10000"})
    void edgeOfTheRangeIsUsedByTheIssueStep(String setting, String value) {
        flow.issue(setting, value);

        assertThat(Person.in(server, realm).signIn().asksForCode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"attemptsPerCode, 1", "attemptsPerCode, 10", "failuresPerDay, 1", "failuresPerDay, 200"})
    void edgeOfTheRangeIsUsedByTheConfirmStep(String setting, String value) {
        flow.confirm(setting, value);

        assertThat(Person.in(server, realm).signIn().asksForCode()).isTrue();
    }

    private void assertRefused(String step, String setting, String value, String range) {
        realm.events().clear();
        int mails = person.mails();
        int log = server.log().length();

        Page page = person.elsewhere().signIn();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.message()).isEqualTo("Signing in with a code has not been set up correctly. "
                + "Please tell your administrator.");
        assertThat(realm.events().awaitError("one_time_code_misconfigured").path("userId").asText())
                .isEqualTo(person.id());
        assertThat(server.log().substring(log).lines()).anyMatch(line -> line.contains("WARN")
                && line.contains("Realm '" + realm.name() + "', flow 'password and mailed code'")
                && line.contains("step " + step) && line.contains("setting '" + setting + "'")
                && line.contains(" is '" + value + "', but has to be " + range));
        assertThat(person.mails()).isEqualTo(mails);
        assertThat(person.sessions()).isZero();
        person.assertFailures(0);
    }
}
