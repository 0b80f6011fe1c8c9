package io.github.onetimecode.login.person;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;

/**
 * The user whom an identity provider has just logged in, or whose account Keycloak has found for a first login by one.
 * A tab can be led into another flow that names a different user, and back. Keycloak then links and logs in the user
 * that the tab has at that point (26.7.4, {@code IdentityBrokerService.afterFirstBrokerLogin} and {@code
 * afterPostBrokerLoginFlow}).
 */
public final class BrokeredUser {

    private BrokeredUser() {
    }

    /** @throws RefusedException if an identity provider has logged in somebody other than the user of this flow */
    public static void require(AuthenticationFlowContext context) throws RefusedException {
        UserModel user = context.getUser();
        if (user != null && (FlowPath.isPostBrokerLogin(context) && !isBrokered(context, user)
                || FlowPath.isFirstBrokerLogin(context) && !isFound(context, user))) {
            throw new RefusedException(Refusal.NO_USER, "the identity provider has logged in a user other than %s",
                    user.getId());
        }
    }

    /** True as well if Keycloak has found no account: then this flow has made one. */
    private static boolean isFound(AuthenticationFlowContext context, UserModel user) {
        return new LoginNotes(context.getAuthenticationSession()).existingAccount()
                .filter(found -> !ExistingUserInfo.deserialize(found).getExistingUserId().equals(user.getId()))
                .isEmpty();
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
