package io.github.onetimecode.wiring;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

import io.github.onetimecode.memory.MemoryFlows;
import io.github.onetimecode.memory.MemoryServer;
import io.github.onetimecode.refusal.RefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

/** Which step confirms which step's code, in flows that are right and in flows that are not. */
final class FlowWiringTest {

    private static final String PASSWORD = "auth-username-password-form";
    private static final String ISSUE = "one-time-code-issue";
    private static final String CONFIRM = "one-time-code-confirm";
    private static final String COMBINED = "one-time-code";
    private static final String ENROLLED = "one-time-code-enrolled";

    private final MemoryServer server = new MemoryServer();
    private final MemoryFlows flows = new MemoryFlows(server.realm());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void confirmBelongsToTheIssueBeforeIt() throws Exception {
        flows.add(REQUIRED, PASSWORD);
        AuthenticationExecutionModel issue = flows.add(REQUIRED, ISSUE);
        AuthenticationExecutionModel confirm = flows.add(REQUIRED, CONFIRM);

        assertPair(issue, confirm);
    }

    @Test
    void otherStepsMayStandBetweenThem() throws Exception {
        AuthenticationExecutionModel issue = flows.add(REQUIRED, ISSUE);
        flows.add(REQUIRED, PASSWORD);
        flows.addSubFlow(CONDITIONAL, "second factor");
        AuthenticationExecutionModel confirm = flows.add(REQUIRED, CONFIRM);

        assertPair(issue, confirm);
    }

    @Test
    void twoPairsStandOneAfterTheOther() throws Exception {
        AuthenticationExecutionModel first = flows.add(REQUIRED, ISSUE, "stepName", "own");
        AuthenticationExecutionModel confirmFirst = flows.add(REQUIRED, CONFIRM);
        AuthenticationExecutionModel second = flows.add(REQUIRED, ISSUE, "stepName", "boss");
        AuthenticationExecutionModel confirmSecond = flows.add(REQUIRED, CONFIRM);

        assertPair(first, confirmFirst);
        assertPair(second, confirmSecond);
    }

    @Test
    void twoPairsThatCrossTellEachOtherByName() throws Exception {
        AuthenticationExecutionModel first = flows.add(REQUIRED, ISSUE, "stepName", "own");
        AuthenticationExecutionModel second = flows.add(REQUIRED, ISSUE, "stepName", "boss");
        AuthenticationExecutionModel confirmFirst = flows.add(REQUIRED, CONFIRM, "sourceStep", "own");
        AuthenticationExecutionModel confirmSecond = flows.add(REQUIRED, CONFIRM, "sourceStep", "boss");

        assertPair(first, confirmFirst);
        assertPair(second, confirmSecond);
    }

    @Test
    void issueWhoseCodeNobodyConfirmsIsRefused() {
        assertIssueRefused(flows.add(REQUIRED, ISSUE), "0 REQUIRED steps after it in its flow confirm its code, not 1");
    }

    @Test
    void issueWhoseCodeTwoStepsConfirmIsRefused() {
        AuthenticationExecutionModel issue = flows.add(REQUIRED, ISSUE);
        flows.add(REQUIRED, CONFIRM);
        AuthenticationExecutionModel second = flows.add(REQUIRED, CONFIRM);

        assertIssueRefused(issue, "2 REQUIRED steps after it in its flow confirm its code, not 1");
        assertConfirmRefused(second, "2 REQUIRED steps after it in its flow confirm its code, not 1");
    }

    @Test
    void confirmBeforeTheIssueIsRefused() {
        AuthenticationExecutionModel confirm = flows.add(REQUIRED, CONFIRM);
        AuthenticationExecutionModel issue = flows.add(REQUIRED, ISSUE);

        assertConfirmRefused(confirm, "0 steps before it in its flow issue its code, not 1");
        assertIssueRefused(issue, "0 REQUIRED steps after it in its flow confirm its code, not 1");
    }

    @Test
    void confirmOfANameThatNobodyHasIsRefused() {
        flows.add(REQUIRED, ISSUE, "stepName", "codes");

        assertConfirmRefused(flows.add(REQUIRED, CONFIRM, "sourceStep", "code"),
                "0 steps before it in its flow issue its code, not 1");
    }

    /** Keycloak may run the one and not the other. */
    @Test
    void pairIsInOneFlow() {
        AuthenticationExecutionModel issue = flows.add(REQUIRED, ISSUE);
        flows.addSubFlow(REQUIRED, "confirmation");
        AuthenticationExecutionModel confirm = flows.addTo("confirmation", REQUIRED, CONFIRM);

        assertIssueRefused(issue, "0 REQUIRED steps after it in its flow confirm its code, not 1");
        assertConfirmRefused(confirm, "0 steps before it in its flow issue its code, not 1");
    }

    @Test
    void pairInASubFlowIsFound() throws Exception {
        flows.addSubFlow(CONDITIONAL, "second factor");
        AuthenticationExecutionModel issue = flows.addTo("second factor", REQUIRED, ISSUE);
        AuthenticationExecutionModel confirm = flows.addTo("second factor", REQUIRED, CONFIRM);

        assertPair(issue, confirm);
    }

    @ParameterizedTest
    @EnumSource(value = Requirement.class, names = {"ALTERNATIVE", "CONDITIONAL"})
    void bothOfAPairAreRequired(Requirement other) {
        AuthenticationExecutionModel issue = flows.add(other, ISSUE);
        AuthenticationExecutionModel confirm = flows.add(REQUIRED, CONFIRM);
        assertIssueRefused(issue, "it is " + other + ", but has to be REQUIRED");
        assertConfirmRefused(confirm, "it is " + other + ", but has to be REQUIRED");

        issue.setRequirement(REQUIRED);
        confirm.setRequirement(other);
        assertIssueRefused(issue, "0 REQUIRED steps after it in its flow confirm its code, not 1");
        assertConfirmRefused(confirm, "it is " + other + ", but has to be REQUIRED");
    }

    @Test
    void stepsThatAreSwitchedOffAreNotThere() throws Exception {
        AuthenticationExecutionModel issue = flows.add(REQUIRED, ISSUE);
        flows.add(DISABLED, ISSUE);
        flows.add(DISABLED, CONFIRM);
        AuthenticationExecutionModel confirm = flows.add(REQUIRED, CONFIRM);

        assertPair(issue, confirm);
    }

    @Test
    void confirmWhoseIssueIsSwitchedOffIsRefused() {
        flows.add(DISABLED, ISSUE);

        assertConfirmRefused(flows.add(REQUIRED, CONFIRM), "0 steps before it in its flow issue its code, not 1");
    }

    /** Events, metrics and the confirm step could not tell which is meant. */
    @ParameterizedTest
    @ValueSource(strings = {ISSUE, COMBINED, ENROLLED})
    void nameIsThereOnceInTheWholeFlow(String twin) throws Exception {
        AuthenticationExecutionModel issue = flows.add(REQUIRED, ISSUE, "stepName", "codes");
        AuthenticationExecutionModel confirm = flows.add(REQUIRED, CONFIRM);
        flows.addSubFlow(ALTERNATIVE, "elsewhere");
        AuthenticationExecutionModel other = flows.addTo("elsewhere", REQUIRED, twin, "stepName", "codes");

        assertIssueRefused(issue, "2 steps of the flow are named 'codes'");
        assertConfirmRefused(confirm, "2 steps of the flow are named 'codes'");

        other.setRequirement(DISABLED);
        assertPair(issue, confirm);
    }

    @Test
    void stepsWithoutANameHaveTheSameName() {
        AuthenticationExecutionModel combined = flows.add(ALTERNATIVE, COMBINED);
        flows.add(ALTERNATIVE, ENROLLED);

        assertThatThrownBy(() -> wiring().pairOfCombined(combined)).isInstanceOf(RefusedException.class)
                .hasMessage("2 steps of the flow are named 'one-time-code'");
    }

    @Test
    void stepThatDoesBothIsItsOwnPair() throws Exception {
        AuthenticationExecutionModel combined = flows.add(ALTERNATIVE, COMBINED);

        assertThat(wiring().pairOfCombined(combined).issue()).isEqualTo(combined);
        assertThat(wiring().pairOfCombined(combined).confirm()).isEqualTo(combined);
    }

    @Test
    void allStepsAreThoseThatAreSwitchedOnInOrder() {
        AuthenticationExecutionModel first = flows.add(REQUIRED, PASSWORD);
        flows.add(DISABLED, ISSUE);
        AuthenticationExecutionModel subFlow = flows.addSubFlow(CONDITIONAL, "on");
        AuthenticationExecutionModel inside = flows.addTo("on", REQUIRED, COMBINED);
        flows.addSubFlow(DISABLED, "off");
        flows.addTo("off", REQUIRED, COMBINED);
        AuthenticationExecutionModel last = flows.add(REQUIRED, CONFIRM);

        assertThat(wiring().allSteps()).containsExactly(first, subFlow, inside, last);
    }

    @Test
    void passwordIsSetByARequiredStepAndNoOther() {
        assertThat(wiring().setsPassword()).isFalse();
        AuthenticationExecutionModel step = flows.add(ALTERNATIVE, "reset-password");
        assertThat(wiring().setsPassword()).isFalse();

        step.setRequirement(REQUIRED);
        assertThat(wiring().setsPassword()).isTrue();
    }

    @Test
    void codesAreCheckedByAllStepsButTheOneThatIssues() {
        assertThat(wiring().isConfirming(flows.add(REQUIRED, CONFIRM))).isTrue();
        assertThat(wiring().isConfirming(flows.add(REQUIRED, COMBINED))).isTrue();
        assertThat(wiring().isConfirming(flows.add(REQUIRED, ENROLLED))).isTrue();
        assertThat(wiring().isConfirming(flows.add(REQUIRED, ISSUE))).isFalse();
        assertThat(wiring().isConfirming(flows.add(REQUIRED, PASSWORD))).isFalse();
    }

    @Test
    void codeGoesToItsOwnerUnlessAnotherUserIsSet() {
        flows.add(REQUIRED, ISSUE, "stepName", "own");
        assertThat(wiring().goesToOwner(flows.add(REQUIRED, CONFIRM))).isTrue();
        flows.add(REQUIRED, ISSUE, "stepName", "boss", "user", "${user.attributes.manager}");
        assertThat(wiring().goesToOwner(flows.add(REQUIRED, CONFIRM))).isFalse();
        assertThat(wiring().goesToOwner(flows.add(REQUIRED, COMBINED))).isTrue();
        assertThat(wiring().goesToOwner(flows.add(REQUIRED, COMBINED, "user", "boss"))).isFalse();
        assertThat(wiring().goesToOwner(flows.add(REQUIRED, CONFIRM, "sourceStep", "nobody's"))).isFalse();
    }

    /** A step that confirms asks for both directions, and for all steps. */
    @Test
    void eachFlowIsReadOnce() throws Exception {
        flows.add(REQUIRED, PASSWORD);
        flows.addSubFlow(CONDITIONAL, "second factor");
        flows.addTo("second factor", REQUIRED, ISSUE);
        AuthenticationExecutionModel confirm = flows.addTo("second factor", REQUIRED, CONFIRM);
        FlowWiring wiring = wiring();

        wiring.pairOfConfirm(confirm);
        wiring.setsPassword();
        wiring.goesToOwner(confirm);

        assertThat(wiring.allSteps()).hasSize(4);
        assertThat(flows.read()).containsExactlyInAnyOrder(MemoryFlows.TOP, "second factor");
    }

    /** As at the start of each run of a step. */
    private FlowWiring wiring() {
        return new FlowWiring(server.realm().model(), MemoryFlows.TOP);
    }

    private void assertPair(AuthenticationExecutionModel issue, AuthenticationExecutionModel confirm) throws Exception {
        assertThat(wiring().pairOfIssue(issue).confirm()).isEqualTo(confirm);
        assertThat(wiring().pairOfConfirm(confirm).issue()).isEqualTo(issue);
    }

    private void assertIssueRefused(AuthenticationExecutionModel issue, String reason) {
        assertThatThrownBy(() -> wiring().pairOfIssue(issue)).isInstanceOf(RefusedException.class).hasMessage(reason);
    }

    private void assertConfirmRefused(AuthenticationExecutionModel confirm, String reason) {
        assertThatThrownBy(() -> wiring().pairOfConfirm(confirm)).isInstanceOf(RefusedException.class)
                .hasMessage(reason);
    }
}
