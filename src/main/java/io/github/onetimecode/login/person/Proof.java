package io.github.onetimecode.login.person;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

import io.github.onetimecode.keycloak.version.Identity;
import io.github.onetimecode.wiring.FlowWiring;

/**
 * Whether the person at the browser has shown more than a user name. This decides which purse pays, whether the page
 * shows the masked address, whether refusals give their reason, and whether the step asks brute-force detection for the
 * user's turn.
 */
public final class Proof {

    private Proof() {
    }

    /**
     * Whether an earlier step of this flow has checked a credential of this user, an identity provider has just logged
     * the user in (see {@link BrokeredUser}), or this login steps up the user's own session. In a password reset, only
     * the session counts. A note in the tab proves nothing: Keycloak keeps the notes of a login when the user presses
     * "Forgot password?", and it notes a right password before it checks whether the account is enabled (seen in
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
        return FlowPath.isPostBrokerLogin(context) || new CheckedCredential(context, flow).exists()
                || !FlowPath.isDirectGrant(context) && isStepUp(context, user);
    }

    /**
     * Checks the cookie, as Keycloak's own step does. The ID of the login's session is not enough: whoever opened the
     * login knows it, and may have left the browser to somebody else.
     */
    private static boolean isStepUp(AuthenticationFlowContext context, UserModel user) {
        return Identity.ofCookie(context.getSession()).map(Identity::user)
                .filter(owner -> owner.getId().equals(user.getId())).isPresent();
    }
}
