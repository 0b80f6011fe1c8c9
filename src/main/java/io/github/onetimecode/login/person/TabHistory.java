package io.github.onetimecode.login.person;

import java.util.Map;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialChooseUser;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.wiring.FlowWiring;

/**
 * What has happened in a tab. A tab that was led to "Forgot password?" and back keeps its list of successful steps
 * (Keycloak 26.7.4), although Keycloak's step that asks for a name there may have changed the user.
 */
final class TabHistory {

    private final AuthenticationFlowContext context;
    private final RealmModel realm;

    TabHistory(AuthenticationFlowContext context) {
        this.context = context;
        this.realm = context.getRealm();
    }

    /**
     * Whether what has succeeded in this tab has succeeded for its user. Not after a name was typed at "Forgot
     * password?": the tab may have had another user before. Unless it keeps its user ({@link BrokeredTab}).
     */
    boolean isOfUser() {
        return !hasChosenUser() || new LoginNotes(context.getAuthenticationSession()).keepsUser();
    }

    /** Whether "Forgot password?" was answered in this tab, with whatever name. Not by a step of the running flow. */
    boolean hasChosenUser() {
        for (Map.Entry<String, ExecutionStatus> passed
                : context.getAuthenticationSession().getExecutionStatus().entrySet()) {
            if (passed.getValue() == ExecutionStatus.SUCCESS && isOfAnotherFlow(passed.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the step is Keycloak's that takes any name behind "Forgot password?", or one that extends it. */
    static boolean isChooseUser(KeycloakSession session, AuthenticationExecutionModel step) {
        return step.getAuthenticator() != null && session.getKeycloakSessionFactory().getProviderFactory(
                Authenticator.class, step.getAuthenticator()) instanceof ResetCredentialChooseUser;
    }

    private boolean isOfAnotherFlow(String chooseUser) {
        AuthenticationExecutionModel step = realm.getAuthenticationExecutionById(chooseUser);
        return step != null && isChooseUser(context.getSession(), step)
                && !new FlowWiring(realm, context.getTopLevelFlow().getId()).allSteps().contains(step);
    }
}
