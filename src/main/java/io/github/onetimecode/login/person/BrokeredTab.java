package io.github.onetimecode.login.person;

import java.util.stream.Stream;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.wiring.FlowWiring;

/**
 * A tab in which somebody has confirmed a code after a login by an identity provider. Keycloak (26.7.4) keeps that the
 * flow was passed, and at its end links and lets in whomever the tab names by then, without asking again. So no other
 * user may be named in the tab, neither by a provider nor by "Forgot password?", which makes a tab forget its user.
 */
public final class BrokeredTab {

    private BrokeredTab() {
    }

    /** Ties the tab to its user. Called in any flow once the code was right. */
    public static void keepUser(AuthenticationFlowContext context) {
        if (!FlowPath.isAfterProvider(context)) {
            return;
        }
        AuthenticationSessionModel tab = context.getAuthenticationSession();
        new LoginNotes(tab).keepUser();
        // Keycloak does not run again what has succeeded.
        Stream.ofNullable(context.getRealm().getResetCredentialsFlow())
                .flatMap(reset -> new FlowWiring(context.getRealm(), reset.getId()).allSteps().stream())
                .filter(step -> TabHistory.isChooseUser(context.getSession(), step))
                .map(AuthenticationExecutionModel::getId)
                .forEach(step -> tab.setExecutionStatus(step, ExecutionStatus.SUCCESS));
    }

    /** Whether a step must refuse, since in a reset it would hide the user whom the tab has to keep. */
    public static boolean refusesReset(AuthenticationFlowContext context) {
        return FlowPath.isReset(context) && new LoginNotes(context.getAuthenticationSession()).keepsUser();
    }
}
