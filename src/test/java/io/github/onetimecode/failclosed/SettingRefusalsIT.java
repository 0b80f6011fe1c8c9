package io.github.onetimecode.failclosed;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A setting that cannot be meant is never used: the step refuses, and the log names step, setting and range. */
@ServerTest
@AlsoInContainer
class SettingRefusalsIT {

    private static Scene scene;

    @BeforeAll
    static void oneSceneForAll(Server server, TestRealm realm) {
        scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        realm.users().add("disabled-approver", user -> user.put("enabled", false));
        realm.addClient("disabled-client", client -> client.put("enabled", false));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', value = {
        "lifetimeSeconds    | 29       | 30 to 600",
        "lifetimeSeconds    | 601      | 30 to 600",
        "lifetimeSeconds    | 5min     | 30 to 600",
        "codeLength         | 5        | 6 to 12",
        "codeLength         | 13       | 6 to 12",
        "codeAlphabet       | hex      | digits or letters-and-digits",
        "resendAfterSeconds | 9        | 10 to 300",
        "resendAfterSeconds | 301      | 10 to 300",
        "mailsPerHour       | 0        | 1 to 1000",
        "mailsPerHour       | 1001     | 1 to 1000",
        "mailsPerDay        | -1       | 1 to 10000",
        "mailsPerDay        | 99999999999 | 1 to 10000",
        "verifiedEmailOnly  | yes      | true or false",
        "marksEmailVerified | 1        | true or false",
        "delivery           | pigeon   | background or foreground"})
    void settingOfTheIssueStepIsOutOfRange(String key, String value, String range) {
        misconfigured(Map.of(key, value), Map.of(), "step one-time-code-issue", "setting '" + key + "' is '" + value
                + "', but has to be", range);
    }

    /** Before any mail: the issue step reads the settings of both. */
    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', value = {
        "attemptsPerCode | 0    | 1 to 10",
        "attemptsPerCode | 11   | 1 to 10",
        "failuresPerDay  | 0    | 1 to 200",
        "failuresPerDay  | 201  | 1 to 200",
        "failuresPerDay  | many | 1 to 200",
        "resend          | no   | true or false"})
    void settingOfTheConfirmStepIsOutOfRange(String key, String value, String range) {
        misconfigured(Map.of(), Map.of(key, value), "setting '" + key + "' is '" + value + "', but has to be " + range);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', value = {
        "sourceStep | auth-otp-form                    | source step 'auth-otp-form' is not in the flow",
        "client     | nowhere                          | setting 'client' names 'nowhere', which does not exist",
        "client     | disabled-client                  | client 'disabled-client' is disabled",
        "user       | nobody-of-that-name              | setting 'user' names 0 users",
        "user       | disabled-approver                | who is disabled",
        "user       | ${user.username}                 | setting 'user' names the person who logs in",
        "user       | ${user.email}                    | users may edit the attribute 'email'",
        "user       | ${user.id}                       | setting 'user' names the person who logs in",
        "user       | ${user.attributes.manager}       | 'manager'",
        "user       | ${client.name}                   | a placeholder that is not ${user...}"})
    void whatASettingMeansIsNotThere(String key, String value, String reason, TestRealm realm) {
        misconfigured(Map.of(key, value), Map.of(), "step one-time-code-issue", reason);
        assertThat(realm.mailbox().count("disabled-approver@example.com")).isZero();
    }

    @Test
    void settingOfTheCombinedStepIsOutOfRange(Server server, TestRealm realm) {
        Scene combined = Scene.of(server, realm, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code {failuresPerDay=201}
                """);

        Outcome.misconfigured(combined, combined.logIn(), "step one-time-code '", "setting 'failuresPerDay' is '201'");
        assertThat(combined.mails()).isZero();
    }

    @Test
    void sourceStepHasNotSucceeded(Server server, TestRealm realm) {
        Scene another = Scene.of(server, realm, """
                REQUIRED first:
                  ALTERNATIVE auth-username-password-form
                  ALTERNATIVE auth-cookie
                REQUIRED one-time-code-issue {sourceStep=auth-cookie}
                REQUIRED one-time-code-confirm
                """);

        Outcome.refused(another, another.logIn(), "oneTimeCodeRefusedSourceStep", "one_time_code_source_step",
                "step one-time-code-issue", "source step 'auth-cookie' has not succeeded");
        assertThat(another.mails()).isZero();
    }

    /** One that got in, or was mailed, must not look like a failure of the next. */
    @AfterEach
    void forget(TestRealm realm) {
        realm.users().logOut(scene.name);
    }

    @AfterAll
    static void noneOfThemIsCounted() {
        new Outcome(scene).nothingIsCounted();
    }

    private static void misconfigured(Map<String, String> ofIssue, Map<String, String> ofConfirm, String... reason) {
        scene.realm.events().clear();
        scene.configure(Scene.ISSUE, ofIssue);
        scene.configure(Scene.CONFIRM, ofConfirm);
        Outcome outcome = new Outcome(scene);
        int mailsBefore = scene.mails();

        outcome.pageSays(scene.again().logIn(), "oneTimeCodeRefusedMisconfigured");

        assertThat(outcome.event("one_time_code_misconfigured").path("userId").asText()).isEqualTo(scene.userId);
        outcome.logSays(reason);
        outcome.nobodyIsIn();
        assertThat(scene.mails()).isEqualTo(mailsBefore);
    }
}
