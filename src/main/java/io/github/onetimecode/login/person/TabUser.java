package io.github.onetimecode.login.person;

import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

import io.github.onetimecode.challenge.LoginNotes;

/**
 * The user of a login. A tab whose user is deleted keeps what the user has proven, and Keycloak 26.7 lets another user
 * go on with it ({@code AuthenticationProcessor.setAutheticatedUser}).
 */
public final class TabUser {

    private TabUser() {
    }

    /**
     * Notes the first user that a step sees in this login. True if it has seen another one before. Only for logins:
     * after an identity provider, a person may go back and choose another account.
     */
    public static boolean hasChanged(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null || !FlowPath.isLogin(context)) {
            return false;
        }
        LoginNotes notes = new LoginNotes(context.getAuthenticationSession());
        Optional<String> first = notes.firstUserId();
        if (first.isEmpty()) {
            notes.noteFirstUser(user.getId());
        }
        return first.isPresent() && !first.get().equals(user.getId());
    }
}
