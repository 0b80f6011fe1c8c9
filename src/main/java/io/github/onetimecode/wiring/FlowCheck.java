package io.github.onetimecode.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.settings.StepSettings;

/** Finds what is wrong with our steps in one flow, as sentences that name realm, flow and step. */
final class FlowCheck {

    private static final double ACCEPTED_ODDS_OF_A_YEAR = 1e-4;

    private final RealmModel realm;
    private final AuthenticationFlowModel top;
    private final FlowWiring wiring;
    private final SkippedSteps skipped;
    private final List<String> findings = new ArrayList<>();

    FlowCheck(KeycloakSession session, RealmModel realm, AuthenticationFlowModel top) {
        this.realm = realm;
        this.top = top;
        this.wiring = new FlowWiring(realm, top.getId());
        this.skipped = new SkippedSteps(session, realm);
    }

    List<String> findings() {
        walk(top.getId(), Optional.empty());
        return List.copyOf(findings);
    }

    private void walk(String flowId, Optional<String> reasonFromAbove) {
        List<AuthenticationExecutionModel> executions = realm.getAuthenticationExecutionsStream(flowId).toList();
        for (AuthenticationExecutionModel execution : executions) {
            Optional<String> reason = reasonFromAbove.or(() -> skipped.reason(execution, executions));
            if (execution.isAuthenticatorFlow()) {
                walk(execution.getFlowId(), reason);
            } else {
                StepKind.of(execution).ifPresent(kind -> reason.ifPresentOrElse(
                        why -> report(execution, "Keycloak does not run it: " + why), () -> check(execution, kind)));
            }
        }
    }

    private void check(AuthenticationExecutionModel step, StepKind kind) {
        try {
            StepSettings settings = settings(pairOf(step, kind));
            if (kind.issues()) {
                checkOdds(step, settings);
            }
            if (kind == StepKind.ENROLLED) {
                checkEnrolled(step);
            }
        } catch (RefusedException refused) {
            report(step, "it will refuse every login: " + refused.getMessage());
        }
    }

    private FlowWiring.StepPair pairOf(AuthenticationExecutionModel step, StepKind kind) throws RefusedException {
        return switch (kind) {
            case ISSUE -> wiring.pairOfIssue(step);
            case CONFIRM -> wiring.pairOfConfirm(step);
            case COMBINED, ENROLLED -> wiring.pairOfCombined(step);
        };
    }

    private StepSettings settings(FlowWiring.StepPair pair) throws RefusedException {
        return StepSettings.read(realm, pair.issue(), pair.confirm());
    }

    private void checkEnrolled(AuthenticationExecutionModel step) {
        if (!EnrolledAddress.canEnrol(realm)) {
            report(step, "nobody can enrol: the required action '" + EnrolledAddress.ENROL_ACTION + "' is not enabled");
        }
        AuthenticationFlowModel reset = realm.getResetCredentialsFlow();
        if (reset != null && reset.getId().equals(top.getId())) {
            report(step, "in a flow that resets passwords it shows everybody which users have not enrolled");
        }
    }

    private void checkOdds(AuthenticationExecutionModel step, StepSettings settings) {
        CodePolicy policy = settings.issue().policy();
        int failuresPerDay = settings.budget().perDay();
        double odds = policy.guessingOddsOfAYear(failuresPerDay);
        if (odds > ACCEPTED_ODDS_OF_A_YEAR) {
            report(step, String.format(Locale.ROOT, "the odds of guessing its codes within a year are %.1e "
                    + "(%d characters, %d failures a day)", odds, policy.length(), failuresPerDay));
        }
    }

    private void report(AuthenticationExecutionModel step, String finding) {
        findings.add(String.format("Realm '%s', flow '%s', step %s: %s", realm.getName(), top.getAlias(),
                StepName.label(realm, step), finding));
    }
}
