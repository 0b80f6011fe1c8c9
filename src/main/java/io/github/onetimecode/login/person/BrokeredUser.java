package io.github.onetimecode.login.person;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;

/**
 * The user whom an identity provider has just logged in. A tab can be led into another flow that names a different
 * user, and back. Keycloak then logs in the user that the tab has at that point (26.7.4, {@code
 * IdentityBrokerService.afterPostBrokerLoginFlow}).
 */
public final class BrokeredUser {

    private BrokeredUser() {
    }

    /** @throws RefusedException if an identity provider has logged in somebody other than the user of this flow */
    public static void require(AuthenticationFlowContext context) throws RefusedException {
        UserModel user = context.getUser();
        if (FlowPath.isPostBrokerLogin(context) && user != null && !isBrokered(context, user)) {
            throw new RefusedException(Refusal.NO_USER, "the identity provider has logged in a user other than %s",
                    user.getId());
        }
    }

    /** A lightweight user is stored nowhere, so nobody can name one: this login has created it. */
    private static boolean isBrokered(AuthenticationFlowContext context, UserModel user) {
        if (LightweightUserAdapter.isLightweightUser(user)) {
            return true;
        }
        SerializedBrokeredIdentityContext brokered = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                context.getAuthenticationSession(), PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
        if (brokered == null) {
            return false;
        }
        UserModel linked = context.getSession().users().getUserByFederatedIdentity(context.getRealm(),
                new FederatedIdentityModel(brokered.getIdentityProviderId(), brokered.getId(), brokered.getUsername()));
        return linked != null && linked.getId().equals(user.getId());
    }
}
