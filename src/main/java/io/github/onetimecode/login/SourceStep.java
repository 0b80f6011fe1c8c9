package io.github.onetimecode.login;

import java.util.List;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.settings.StepConfiguration;
import io.github.onetimecode.wiring.FlowWiring;

/** The earlier step that must succeed before a code is issued. */
final class SourceStep {

    private final RealmModel realm;
    private final String name;

    /** @param name alias or provider ID of an execution, or alias of a sub-flow; empty if no step is required */
    SourceStep(RealmModel realm, String name) {
        this.realm = realm;
        this.name = name;
    }

    /** @throws RefusedException if the flow has no such step, or if it has not succeeded in this login */
    void requireSuccess(FlowWiring flow, AuthenticationSessionModel login) throws RefusedException {
        if (name.isEmpty()) {
            return;
        }
        List<AuthenticationExecutionModel> steps = flow.allSteps().stream().filter(this::isMeant).toList();
        if (steps.isEmpty()) {
            throw RefusedException.misconfigured("its source step '%s' is not in the flow", name);
        }
        if (steps.stream().noneMatch(step -> login.getExecutionStatus().get(step.getId()) == ExecutionStatus.SUCCESS)) {
            throw new RefusedException(Refusal.SOURCE_STEP,
                    "its source step '%s' has not succeeded in this login", name);
        }
    }

    private boolean isMeant(AuthenticationExecutionModel step) {
        if (step.isAuthenticatorFlow()) {
            AuthenticationFlowModel flow = realm.getAuthenticationFlowById(step.getFlowId());
            return flow != null && name.equals(flow.getAlias());
        }
        return name.equals(step.getAuthenticator()) || name.equals(StepConfiguration.of(realm, step).alias());
    }
}
