package io.github.onetimecode.wiring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.settings.ConfirmSettings;
import io.github.onetimecode.settings.IssueSettings;
import io.github.onetimecode.settings.StepConfiguration;

/**
 * Which step confirms the code of which step, in the stored flow. Neither the admin REST API nor an import enforces
 * what the admin console offers (seen in Keycloak 26.7.4), so steps ask this class each time they run.
 *
 * <p>It reads each flow once and keeps what it has read, so it is made anew for each run of a step.
 */
public final class FlowWiring {

    /**
     * The execution that issues a code and the one that confirms it.
     *
     * @param issue   issues the code
     * @param confirm confirms it; the same execution if one step does both
     */
    public record StepPair(AuthenticationExecutionModel issue, AuthenticationExecutionModel confirm) {
    }

    private static final String RESET_PASSWORD = "reset-password";

    private final RealmModel realm;
    private final String topFlowId;
    /** Enabled steps by the flow that holds them. */
    private final Map<String, List<AuthenticationExecutionModel>> enabled = new HashMap<>();
    private final Map<AuthenticationExecutionModel, List<AuthenticationExecutionModel>> sources = new HashMap<>();
    private List<AuthenticationExecutionModel> all;

    public FlowWiring(RealmModel realm, String topFlowId) {
        this.realm = realm;
        this.topFlowId = topFlowId;
    }

    /**
     * The step that issues, with the one that confirms its code.
     *
     * @throws RefusedException unless it is REQUIRED and exactly one REQUIRED step after it in its flow confirms its
     *         code
     */
    public StepPair pairOfIssue(AuthenticationExecutionModel issue) throws RefusedException {
        requireUniqueName(issue);
        requireRequired(issue);
        List<AuthenticationExecutionModel> siblings = enabledIn(issue.getParentFlow());
        List<AuthenticationExecutionModel> confirms = new ArrayList<>();
        for (AuthenticationExecutionModel step : siblings.subList(siblings.indexOf(issue) + 1, siblings.size())) {
            if (step.isRequired() && StepKind.CONFIRM.isKindOf(step) && sourcesOf(step).equals(List.of(issue))) {
                confirms.add(step);
            }
        }
        if (confirms.size() != 1) {
            throw RefusedException.misconfigured("%d REQUIRED steps after it in its flow confirm its code, not 1",
                    confirms.size());
        }
        return new StepPair(issue, confirms.get(0));
    }

    /**
     * The step that confirms, with the one that issues the code.
     *
     * @throws RefusedException unless exactly one step before it in its flow issues its code, and both are REQUIRED
     */
    public StepPair pairOfConfirm(AuthenticationExecutionModel confirm) throws RefusedException {
        requireRequired(confirm);
        List<AuthenticationExecutionModel> sources = sourcesOf(confirm);
        if (sources.size() != 1) {
            throw RefusedException.misconfigured("%d steps before it in its flow issue its code, not 1",
                    sources.size());
        }
        return pairOfIssue(sources.get(0));
    }

    /**
     * A step that does both is paired with itself.
     *
     * @throws RefusedException if another step of the flow has its name
     */
    public StepPair pairOfCombined(AuthenticationExecutionModel combined) throws RefusedException {
        requireUniqueName(combined);
        return new StepPair(combined, combined);
    }

    /** All enabled steps in order, including sub-flows and their steps. */
    public List<AuthenticationExecutionModel> allSteps() {
        if (all == null) {
            List<AuthenticationExecutionModel> steps = new ArrayList<>();
            addSteps(topFlowId, steps);
            all = Collections.unmodifiableList(steps);
        }
        return all;
    }

    /** Whether the flow sets a new password: it contains Keycloak's own step {@code reset-password}, REQUIRED. */
    public boolean setsPassword() {
        for (AuthenticationExecutionModel step : allSteps()) {
            if (step.isRequired() && RESET_PASSWORD.equals(step.getAuthenticator())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the step checks a code of ours. */
    public boolean isConfirming(AuthenticationExecutionModel step) {
        return StepKind.of(step).filter(StepKind::confirms).isPresent();
    }

    /** Whether the code that the step checks goes to the user who logs in, and not to an approver. */
    public boolean goesToOwner(AuthenticationExecutionModel step) {
        List<AuthenticationExecutionModel> issues = StepKind.CONFIRM.isKindOf(step) ? sourcesOf(step) : List.of(step);
        return issues.size() == 1
                && IssueSettings.recipientOf(StepConfiguration.of(realm, issues.get(0))).isEmpty();
    }

    private void addSteps(String flowId, List<AuthenticationExecutionModel> steps) {
        for (AuthenticationExecutionModel step : enabledIn(flowId)) {
            steps.add(step);
            if (step.isAuthenticatorFlow()) {
                addSteps(step.getFlowId(), steps);
            }
        }
    }

    private List<AuthenticationExecutionModel> sourcesOf(AuthenticationExecutionModel confirm) {
        return sources.computeIfAbsent(confirm, this::findSources);
    }

    private List<AuthenticationExecutionModel> findSources(AuthenticationExecutionModel confirm) {
        String wanted = ConfirmSettings.sourceStepOf(StepConfiguration.of(realm, confirm));
        List<AuthenticationExecutionModel> siblings = enabledIn(confirm.getParentFlow());
        List<AuthenticationExecutionModel> issues = new ArrayList<>();
        for (AuthenticationExecutionModel step : siblings.subList(0, siblings.indexOf(confirm))) {
            if (StepKind.ISSUE.isKindOf(step) && (wanted.isEmpty() || nameOf(step).equals(wanted))) {
                issues.add(step);
            }
        }
        return wanted.isEmpty() ? issues.subList(Math.max(0, issues.size() - 1), issues.size()) : issues;
    }

    private List<AuthenticationExecutionModel> enabledIn(String flowId) {
        return enabled.computeIfAbsent(flowId, id -> realm.getAuthenticationExecutionsStream(id)
                .filter(step -> !step.isDisabled()).toList());
    }

    private void requireUniqueName(AuthenticationExecutionModel issue) throws RefusedException {
        String name = nameOf(issue);
        int sameName = 0;
        for (AuthenticationExecutionModel step : allSteps()) {
            if (StepKind.of(step).filter(StepKind::issues).isPresent() && nameOf(step).equals(name)) {
                sameName++;
            }
        }
        if (sameName != 1) {
            throw RefusedException.misconfigured("%d steps of the flow are named '%s'", sameName, name);
        }
    }

    private static void requireRequired(AuthenticationExecutionModel step) throws RefusedException {
        if (!step.isRequired()) {
            throw RefusedException.misconfigured("it is %s, but has to be REQUIRED", step.getRequirement());
        }
    }

    private String nameOf(AuthenticationExecutionModel issue) {
        return IssueSettings.nameOf(StepConfiguration.of(realm, issue));
    }
}
