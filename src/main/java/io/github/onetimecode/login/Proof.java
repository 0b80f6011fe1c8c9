package io.github.onetimecode.login;

import java.util.Objects;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether the person at the browser has shown more than the knowledge of a user name. Decides which purse pays and
 * whether the page shows the masked address.
 */
final class Proof {

    private static final String POST_BROKER_LOGIN = "post-broker-login";

    private Proof() {
    }

    /**
     * Whether another credential of the user has succeeded: in this login, or in the session that it steps up. Asks the
     * same of the database where there is no user, so that the time of an answer does not tell.
     */
    static boolean isGiven(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return AuthenticatorUtil.isPasswordValidated(login) || hasAnotherCredential(login)
                || POST_BROKER_LOGIN.equals(context.getFlowPath()) || isStepUp(context, login);
    }

    /**
     * "password" alone proves nothing: Keycloak's username form and its reset-password step report it as succeeded
     * without having checked one (seen in 26.7.4).
     */
    private static boolean hasAnotherCredential(AuthenticationSessionModel login) {
        return AuthenticatorUtil.getAuthnCredentials(login).stream()
                .anyMatch(type -> !PasswordCredentialModel.TYPE.equals(type));
    }

    /** Asked last: it may cost a database query where there is no such session. */
    private static boolean isStepUp(AuthenticationFlowContext context, AuthenticationSessionModel login) {
        UserModel user = context.getUser();
        UserSessionModel session = context.getSession().sessions()
                .getUserSession(context.getRealm(), login.getParentSession().getId());
        return session != null && session.getUser() != null && user != null
                && Objects.equals(session.getUser().getId(), user.getId());
    }
}
