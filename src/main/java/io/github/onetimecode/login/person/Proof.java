package io.github.onetimecode.login.person;

import java.util.Objects;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

import io.github.onetimecode.wiring.FlowWiring;

/**
 * Whether the person at the browser has shown more than the knowledge of a user name. Decides which purse pays, whether
 * the page shows the masked address, whether refusals tell their reason, and whether brute-force detection is asked for
 * a turn.
 */
public final class Proof {

    private Proof() {
    }

    /**
     * Whether an earlier step of this flow has checked a credential of this user, an identity provider has just logged
     * the user in (see {@link BrokeredUser}), or the user's own session is stepped up. Where a password is reset, the
     * session alone counts. A note of the tab proves nothing: Keycloak keeps those of a login when its "Forgot
     * password?" is pressed, and notes a right password before it looks whether the account is enabled (seen in
     * 26.7.4).
     */
    public static boolean isGiven(AuthenticationFlowContext context, FlowWiring flow) {
        UserModel user = context.getUser();
        if (user == null) {
            return false;
        }
        if (FlowPath.isReset(context)) {
            return isStepUp(context, user);
        }
        return FlowPath.isPostBrokerLogin(context) || new CheckedCredential(context, flow).isThere()
                || !FlowPath.isDirectGrant(context) && isStepUp(context, user);
    }

    /**
     * By the cookie, as Keycloak's own step does it. The ID of the login's session would not do: whoever has opened a
     * login knows it, and may have left the browser to somebody else.
     */
    private static boolean isStepUp(AuthenticationFlowContext context, UserModel user) {
        AuthenticationManager.AuthResult session =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        return session != null && session.user() != null && Objects.equals(session.user().getId(), user.getId());
    }
}
