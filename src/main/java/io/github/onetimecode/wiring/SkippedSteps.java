package io.github.onetimecode.wiring;

import java.util.List;
import java.util.Optional;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells why Keycloak does not run an execution at its place in the flow, for everybody or for some users (Keycloak
 * 26.7.4, {@code DefaultAuthenticationFlow} and {@code ConditionalUserConfiguredAuthenticator}). A skipped step cannot
 * refuse, so the check has to find it beforehand.
 */
final class SkippedSteps {

    private static final String CONDITION_USER_CONFIGURED = "conditional-user-configured";

    private final KeycloakSession session;
    private final RealmModel realm;

    SkippedSteps(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @param siblings all executions of its flow, in order, including itself */
    Optional<String> reason(AuthenticationExecutionModel execution, List<AuthenticationExecutionModel> siblings) {
        if (execution.isDisabled()) {
            return Optional.of("it is DISABLED, or a sub-flow around it is");
        }
        if (execution.isAlternative() && siblings.stream().anyMatch(this::makesAlternativesIgnored)) {
            return Optional.of("it is ALTERNATIVE beside executions that are REQUIRED, or a sub-flow around it is");
        }
        if (execution.isConditional() && hasNoCondition(execution)) {
            return Optional.of("a CONDITIONAL sub-flow around it has no condition");
        }
        if (execution.isAuthenticatorFlow() && isUnseenByCondition(siblings)) {
            return Optional.of("the condition 'user configured' ignores the sub-flow around it, so users who have not "
                    + "set up the steps beside that sub-flow do not meet it");
        }
        return Optional.empty();
    }

    private boolean hasNoCondition(AuthenticationExecutionModel subFlow) {
        return subFlow.isAuthenticatorFlow() && realm.getAuthenticationExecutionsStream(subFlow.getFlowId())
                .noneMatch(execution -> !execution.isDisabled() && isCondition(execution));
    }

    /** If it has only sub-flows beside it, everybody meets the condition. */
    private boolean isUnseenByCondition(List<AuthenticationExecutionModel> siblings) {
        List<AuthenticationExecutionModel> enabled = siblings.stream().filter(e -> !e.isDisabled()).toList();
        return enabled.stream().anyMatch(e -> CONDITION_USER_CONFIGURED.equals(e.getAuthenticator()))
                && enabled.stream().anyMatch(e -> !isCondition(e) && !e.isAuthenticatorFlow());
    }

    private boolean makesAlternativesIgnored(AuthenticationExecutionModel execution) {
        return (execution.isRequired() || execution.isConditional()) && !isCondition(execution);
    }

    private boolean isCondition(AuthenticationExecutionModel execution) {
        return execution.getAuthenticator() != null && session.getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator())
                instanceof ConditionalAuthenticatorFactory;
    }
}
