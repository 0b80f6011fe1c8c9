package io.github.onetimecode.login.person;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * What has happened in a tab. A tab that was led to "Forgot password?" and back keeps its list of successful steps
 * (Keycloak 26.7.4), although Keycloak's step that asks for a name there may have changed the user.
 */
final class TabHistory {

    static final String CHOOSE_USER = "reset-credentials-choose-user";

    private final AuthenticationFlowContext context;
    private final RealmModel realm;

    TabHistory(AuthenticationFlowContext context) {
        this.context = context;
        this.realm = context.getRealm();
    }

    /**
     * Whether a successful step succeeded for the current user. In the sub-flow of the running step and the flows
     * around it, no other step names a user once one has.
     */
    boolean isOfUser(AuthenticationExecutionModel step) {
        return around(context.getExecution()).anyMatch(step.getParentFlow()::equals) || !hasChosenUser();
    }

    private boolean hasChosenUser() {
        return context.getAuthenticationSession().getExecutionStatus().entrySet().stream()
                .filter(entry -> entry.getValue() == ExecutionStatus.SUCCESS)
                .flatMap(entry -> Stream.ofNullable(realm.getAuthenticationExecutionById(entry.getKey())))
                .anyMatch(step -> CHOOSE_USER.equals(step.getAuthenticator()));
    }

    private Stream<String> around(AuthenticationExecutionModel running) {
        UnaryOperator<AuthenticationExecutionModel> outwards =
                step -> realm.getAuthenticationExecutionByFlowId(step.getParentFlow());
        return Stream.iterate(running, step -> step != null, outwards)
                .map(AuthenticationExecutionModel::getParentFlow);
    }
}
