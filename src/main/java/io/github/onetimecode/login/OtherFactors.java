package io.github.onetimecode.login;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** What a user can do in the place of a step that is one of several alternatives. */
final class OtherFactors {

    /** As in Keycloak 26.7.4 ({@code DefaultAuthenticationFlow.isProcessed}). */
    private static final Set<ExecutionStatus> PROCESSED = EnumSet.of(ExecutionStatus.SUCCESS, ExecutionStatus.SKIPPED,
            ExecutionStatus.ATTEMPTED, ExecutionStatus.SETUP_REQUIRED);

    private OtherFactors() {
    }

    /** Whether Keycloak offers another one on its page "Try another way". */
    static boolean areOffered(AuthenticationFlowContext context) {
        String own = context.getExecution().getId();
        return context.getExecution().isAlternative() && context.getAuthenticationSelections() != null
                && context.getAuthenticationSelections().stream()
                        .anyMatch(option -> !own.equals(option.getAuthExecId()));
    }

    /**
     * Whether Keycloak itself goes on to another one if this step is marked as attempted. It visits the alternatives
     * in their order, and at each runs the one whose credential the user prefers. So this step may run when another
     * one that stands before it is visited; if that is the last other one, none is left afterwards, and the flow fails
     * (26.7.4, {@code DefaultAuthenticationFlow.processFlow}).
     */
    static boolean areStillToCome(AuthenticationFlowContext context) {
        AuthenticationExecutionModel own = context.getExecution();
        List<AuthenticationExecutionModel> alternatives = context.getRealm()
                .getAuthenticationExecutionsStream(own.getParentFlow())
                .filter(AuthenticationExecutionModel::isAlternative)
                .filter(step -> step.getId().equals(own.getId()) || !PROCESSED.contains(status(context, step)))
                .toList();
        AuthenticationExecutionModel first = alternatives.get(0);
        boolean visited = !first.getId().equals(own.getId()) && status(context, first) == null;
        return !visited || alternatives.size() > 2;
    }

    private static ExecutionStatus status(AuthenticationFlowContext context, AuthenticationExecutionModel step) {
        return context.getAuthenticationSession().getExecutionStatus().get(step.getId());
    }
}
