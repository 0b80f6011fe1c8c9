package io.github.onetimecode.login;

import java.time.Duration;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.CodePolicy;

/**
 * How long a page of a login can be posted. Keycloak 26.7 begins anew with each page
 * ({@code AuthenticationProcessor.generateCode}), and asks the realm how long when the page is posted
 * ({@code ClientSessionCode.isActionActive}): too late, and the login starts again, with a message that says so.
 */
public final class PageLife {

    private PageLife() {
    }

    /** Where a password is reset the figure is that of actions (26.7, {@code LoginActionsService}). Direct grants have none. */
    static Duration ofStep(AuthenticationFlowContext context) {
        if (FlowPath.isDirectGrant(context)) {
            return CodePolicy.LONGEST_LIFETIME;
        }
        int ofLogin = context.getRealm().getAccessCodeLifespanLogin();
        return FlowPath.isReset(context) || ofLogin <= 0 ? ofAction(context.getRealm()) : Duration.ofSeconds(ofLogin);
    }

    /** Of a required action. */
    public static Duration ofAction(RealmModel realm) {
        return Duration.ofSeconds(realm.getAccessCodeLifespanUserAction());
    }
}
