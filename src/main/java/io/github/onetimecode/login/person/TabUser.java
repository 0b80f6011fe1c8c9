package io.github.onetimecode.login.person;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.wiring.StepKind;

/**
 * The user of a login or a registration. Keycloak lets another user go on with what a tab has proven, once the tab has
 * none: after the first was deleted ({@code AuthenticationProcessor.setAutheticatedUser}, 26.7), or after "Forgot
 * password?" was answered with a name that nobody has (26.2.5 to 26.7.4, {@code ResetCredentialChooseUser}). Its
 * organization step then takes any name without a proof.
 */
public final class TabUser {

    private TabUser() {
    }

    /**
     * Notes the first user that a step sees. True if it has seen another one before, or if nobody can tell whose proofs
     * a login has. Not after an identity provider: there, a person may go back and choose another account.
     */
    public static boolean hasChanged(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        boolean login = FlowPath.isLogin(context);
        if (user == null || !login && !FlowPath.isRegistration(context)) {
            return false;
        }
        LoginNotes notes = new LoginNotes(context.getAuthenticationSession());
        if (notes.firstUserId().isEmpty()) {
            notes.noteFirstUser(user.getId());
            // So that the end of the flow looks as well: by then, no step of ours may run for the user.
            AuthenticatorUtil.setAuthCallbacksFactoryIds(context.getAuthenticationSession(),
                    StepKind.ISSUE.providerId());
        }
        return isAnother(notes, user) || login && new TabHistory(context).hasChosenUser();
    }

    /** Whether a login ends as another user than the one whom a step has seen first. */
    public static boolean hasChanged(AuthenticationFlowModel top, AuthenticationSessionModel tab) {
        UserModel user = tab.getAuthenticatedUser();
        return user != null && FlowPath.isBrowserFlow(top, tab) && isAnother(new LoginNotes(tab), user);
    }

    private static boolean isAnother(LoginNotes notes, UserModel user) {
        return notes.firstUserId().filter(first -> !first.equals(user.getId())).isPresent();
    }
}
