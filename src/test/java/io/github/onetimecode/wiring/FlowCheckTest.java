package io.github.onetimecode.wiring;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.AuthenticationExecutionModel;

import io.github.onetimecode.memory.MemoryFlows;
import io.github.onetimecode.memory.MemoryServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

/** Each wiring that the documents warn of, and beside it the one that is right. */
final class FlowCheckTest {

    private static final String WHERE = "Realm 'shop', flow 'mailed code', step ";
    private static final String NOT_RUN = "Keycloak does not run it: ";
    private static final String REFUSES = "it will refuse every login: ";
    private static final String DISABLED_REASON = NOT_RUN + "it is DISABLED, or a sub-flow around it is";
    private static final String ALTERNATIVE_REASON = NOT_RUN
            + "it is ALTERNATIVE beside executions that are REQUIRED, or a sub-flow around it is";
    private static final String NO_CONDITION_REASON = NOT_RUN + "a CONDITIONAL sub-flow around it has no condition";
    private static final String UNSEEN_REASON = NOT_RUN
            + "the condition 'user configured' ignores the sub-flow around it, so users who have not set up the steps"
            + " beside that sub-flow do not meet it";

    private final MemoryServer server = new MemoryServer();
    private final MemoryFlows flows = new MemoryFlows(server.realm());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void flowsOfOthersAreNobodysBusiness() {
        flows.add(DISABLED, "auth-otp-form");
        flows.addSubFlow(CONDITIONAL, "without a condition");
        flows.addTo("without a condition", REQUIRED, "auth-otp-form");

        assertFindings();
    }

    @Test
    void flowOfTheReadmeIsRight() {
        flows.add(ALTERNATIVE, "auth-cookie");
        flows.addSubFlow(ALTERNATIVE, "forms");
        flows.addTo("forms", REQUIRED, "auth-username-password-form");
        flows.addTo("forms", REQUIRED, "one-time-code-issue");
        flows.addTo("forms", REQUIRED, "one-time-code-confirm");

        assertFindings();
    }

    /** Two levels, each with a condition. */
    @Test
    void stepUpOfTheDocumentsIsRight() {
        flows.add(ALTERNATIVE, "auth-cookie");
        flows.addSubFlow(ALTERNATIVE, "step-up forms");
        flows.addSubFlowTo("step-up forms", CONDITIONAL, "level 1");
        flows.addTo("level 1", REQUIRED, "conditional-level-of-authentication");
        flows.addTo("level 1", REQUIRED, "auth-username-password-form");
        flows.addSubFlowTo("step-up forms", CONDITIONAL, "level 2");
        flows.addTo("level 2", REQUIRED, "conditional-level-of-authentication");
        flows.addTo("level 2", REQUIRED, "one-time-code-issue");
        flows.addTo("level 2", REQUIRED, "one-time-code-confirm");

        assertFindings();
    }

    @Test
    void stepThatIsDisabledIsNotRun() {
        flows.add(DISABLED, "one-time-code-issue", "stepName", "codes");

        assertFindings("one-time-code-issue 'codes': " + DISABLED_REASON);
    }

    @Test
    void stepsInADisabledSubFlowAreNotRun() {
        flows.addSubFlow(DISABLED, "off");
        flows.addTo("off", REQUIRED, "one-time-code-issue");
        flows.addSubFlowTo("off", REQUIRED, "inside");
        flows.addTo("inside", REQUIRED, "one-time-code");

        assertFindings("one-time-code-issue 'one-time-code': " + DISABLED_REASON,
                "one-time-code 'one-time-code': " + DISABLED_REASON);
    }

    @Test
    void alternativeBesideAlternativesIsRun() {
        flows.add(ALTERNATIVE, "auth-otp-form");
        flows.add(ALTERNATIVE, "one-time-code");

        assertFindings();
    }

    @Test
    void alternativeBesideWhatIsRequiredIsNotRun() {
        flows.add(REQUIRED, "auth-username-password-form");
        flows.add(ALTERNATIVE, "one-time-code", "stepName", "codes");

        assertFindings("one-time-code 'codes': " + ALTERNATIVE_REASON);
    }

    @Test
    void alternativeBesideAConditionalSubFlowIsNotRun() {
        flows.add(ALTERNATIVE, "one-time-code", "stepName", "codes");
        flows.addSubFlow(CONDITIONAL, "second factor");
        flows.addTo("second factor", REQUIRED, "conditional-user-role");

        assertFindings("one-time-code 'codes': " + ALTERNATIVE_REASON);
    }

    @Test
    void alternativeBesideWhatIsSwitchedOffIsRun() {
        flows.add(DISABLED, "auth-username-password-form");
        flows.add(ALTERNATIVE, "one-time-code");

        assertFindings();
    }

    /** A condition is REQUIRED wherever it stands, and is nothing that a user passes. */
    @Test
    void alternativeBesideAConditionIsRun() {
        flows.addSubFlow(CONDITIONAL, "second factor");
        flows.addTo("second factor", REQUIRED, "conditional-user-configured");
        flows.addTo("second factor", ALTERNATIVE, "auth-otp-form");
        flows.addTo("second factor", ALTERNATIVE, "one-time-code");

        assertFindings();
    }

    @Test
    void alternativeSubFlowBesideWhatIsRequiredIsNotRun() {
        flows.add(REQUIRED, "auth-username-password-form");
        flows.addSubFlow(ALTERNATIVE, "second factor");
        flows.addTo("second factor", REQUIRED, "one-time-code", "stepName", "codes");

        assertFindings("one-time-code 'codes': " + ALTERNATIVE_REASON);
    }

    @Test
    void conditionalSubFlowWithoutAConditionIsNotRun() {
        flows.addSubFlow(CONDITIONAL, "second factor");
        flows.addTo("second factor", REQUIRED, "one-time-code", "stepName", "codes");

        assertFindings("one-time-code 'codes': " + NO_CONDITION_REASON);
    }

    @Test
    void conditionThatIsSwitchedOffIsNone() {
        flows.addSubFlow(CONDITIONAL, "second factor");
        AuthenticationExecutionModel condition = flows.addTo("second factor", DISABLED, "conditional-user-role");
        flows.addTo("second factor", REQUIRED, "one-time-code", "stepName", "codes");
        assertFindings("one-time-code 'codes': " + NO_CONDITION_REASON);

        condition.setRequirement(REQUIRED);
        assertFindings();
    }

    @Test
    void conditionInASubFlowOfTheConditionalOneIsNone() {
        flows.addSubFlow(CONDITIONAL, "second factor");
        flows.addSubFlowTo("second factor", REQUIRED, "inside");
        flows.addTo("inside", REQUIRED, "conditional-user-role");
        flows.addTo("inside", REQUIRED, "one-time-code", "stepName", "codes");

        assertFindings("one-time-code 'codes': " + NO_CONDITION_REASON);
    }

    @Test
    void pairInASubFlowBesideAnotherFactorIsNotSeenByTheCondition() {
        flows.addSubFlow(CONDITIONAL, "second factor");
        AuthenticationExecutionModel condition =
                flows.addTo("second factor", REQUIRED, "conditional-user-configured");
        AuthenticationExecutionModel otp = flows.addTo("second factor", ALTERNATIVE, "auth-otp-form");
        flows.addSubFlowTo("second factor", ALTERNATIVE, "mailed");
        flows.addTo("mailed", REQUIRED, "one-time-code-issue", "stepName", "codes");
        flows.addTo("mailed", REQUIRED, "one-time-code-confirm", "sourceStep", "codes");

        assertFindings("one-time-code-issue 'codes': " + UNSEEN_REASON,
                "one-time-code-confirm 'codes': " + UNSEEN_REASON);

        otp.setRequirement(DISABLED);
        assertFindings();
        otp.setRequirement(ALTERNATIVE);
        condition.setAuthenticator("conditional-user-role");
        assertFindings();
    }

    /** What ours would find as well: only one of the two is told. */
    @Test
    void stepThatIsNotRunIsNotCheckedAnyFurther() {
        flows.add(DISABLED, "one-time-code-issue", "stepName", "codes", "codeLength", "4");

        assertFindings("one-time-code-issue 'codes': " + DISABLED_REASON);
    }

    @Test
    void pairThatIsWiredWronglyIsToldForBoth() {
        flows.add(REQUIRED, "one-time-code-confirm");
        flows.add(REQUIRED, "one-time-code-issue", "stepName", "codes");

        assertFindings(
                "one-time-code-confirm '': " + REFUSES + "0 steps before it in its flow issue its code, not 1",
                "one-time-code-issue 'codes': " + REFUSES
                        + "0 REQUIRED steps after it in its flow confirm its code, not 1");
    }

    @Test
    void settingOutOfItsRangeIsTold() {
        flows.add(REQUIRED, "one-time-code", "stepName", "codes", "codeLength", "4");

        assertFindings("one-time-code 'codes': " + REFUSES
                + "setting 'codeLength' is '4', but has to be 6 to 12, in step one-time-code");
    }

    @Test
    void configurationThatIsGoneIsTold() {
        flows.add(REQUIRED, "one-time-code").setAuthenticatorConfig("gone");

        assertFindings("one-time-code 'one-time-code': " + REFUSES
                + "the configuration of step one-time-code no longer exists");
    }

    /** One in ten thousand a year. */
    @ParameterizedTest
    @CsvSource({"6, '', 1.8e-03, 5", "6, 1, 3.7e-04, 1", "7, 3, 1.1e-04, 3", "7, '', 1.8e-04, 5", "8, 28, 1.0e-04, 28"})
    void codesThatAreTooEasyToGuessAreTold(String length, String failures, String odds, String told) {
        flows.add(REQUIRED, "one-time-code", "stepName", "codes", "codeLength", length, "failuresPerDay", failures);

        assertFindings("one-time-code 'codes': the odds of guessing its codes within a year are " + odds + " (" + length
                + " characters, " + told + " failures a day)");
    }

    @ParameterizedTest
    @CsvSource({"8, ''", "8, 27", "7, 2", "9, 200"})
    void codesThatAreHardEnoughToGuessAreNot(String length, String failures) {
        flows.add(REQUIRED, "one-time-code", "codeLength", length, "failuresPerDay", failures);

        assertFindings();
    }

    /** The odds are those of a code, whose length is the and whose failures are the confirm's. */
    @Test
    void oddsOfAPairAreToldOnce() {
        flows.add(REQUIRED, "one-time-code-issue", "stepName", "codes", "codeLength", "7");
        flows.add(REQUIRED, "one-time-code-confirm", "failuresPerDay", "3");

        assertFindings("one-time-code-issue 'codes': the odds of guessing its codes within a year are 1.1e-04"
                + " (7 characters, 3 failures a day)");
    }

    @Test
    void stepForEnrolledUsersNeedsTheActionInWhichTheyEnrol() {
        flows.add(REQUIRED, "one-time-code-enrolled", "stepName", "codes");
        String finding = "one-time-code-enrolled 'codes': nobody can enrol: the required action 'one-time-code-enrol'"
                + " is not enabled";

        assertFindings(finding);
        flows.addRequiredAction("one-time-code-enrol", false);
        assertFindings(finding);
        flows.addRequiredAction("one-time-code-enrol", true);
        assertFindings();
    }

    @Test
    void stepForEnrolledUsersTellsTooMuchWhereAPasswordIsReset() {
        flows.addRequiredAction("one-time-code-enrol", true);
        flows.add(REQUIRED, "one-time-code-enrolled", "stepName", "codes");
        flows.useForReset();

        assertFindings("one-time-code-enrolled 'codes': in a flow that resets passwords it shows everybody which"
                + " users have not enrolled");
    }

    @Test
    void otherStepsAreRightWhereAPasswordIsReset() {
        flows.add(REQUIRED, "one-time-code");
        flows.useForReset();

        assertFindings();
    }

    private void assertFindings(String... expected) {
        assertThat(new FlowCheck(server.session(), server.realm().model(), flows.top()).findings())
                .containsExactly(Arrays.stream(expected).map(WHERE::concat).toArray(String[]::new));
    }
}
