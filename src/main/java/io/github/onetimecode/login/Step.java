package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;

import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.login.person.BrokeredTab;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.login.person.TabUser;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.FlowWiring;

/** What all steps have in common: they run, or they refuse. */
abstract class Step implements Authenticator {

    /** What a step does when Keycloak calls it. */
    interface Part {
        void run(AuthenticationFlowContext context, FlowWiring flow) throws RefusedException;
    }

    final void run(AuthenticationFlowContext context, Part part) {
        try {
            AuthenticationFlowModel top = context.getTopLevelFlow();
            // These two come first: the request must change nothing, least of all the user of the login.
            if (!FlowPath.leadsTo(top, context)) {
                throw new RefusedException(Refusal.NO_CHALLENGE, "the page was posted by the path of another flow");
            }
            if (BrokeredTab.refusesReset(context)) {
                throw new RefusedException(Refusal.NO_CHALLENGE,
                        "the tab keeps the user whom an identity provider has logged in");
            }
            if (TabUser.hasChanged(context)) {
                if (!FlowPath.canStartAgain(context)) {
                    throw new RefusedException(Refusal.NO_USER, "the tab had another user before");
                }
                // Clears what the tab has proven, and begins with the first step.
                FlowPath.startAgain(context, Messages.EXPIRED_ACTION);
                return;
            }
            if (StepSuccess.isReported(context)) {
                StepSuccess.report(context);
                return;
            }
            part.run(context, new FlowWiring(context.getRealm(), top.getId()));
        } catch (RefusedException refused) {
            refuse(context, refused);
        } catch (StoreUnavailable e) {
            refuse(context, RefusedException.of(e));
        }
    }

    /** Refuses with a page. */
    void refuse(AuthenticationFlowContext context, RefusedException refused) {
        new StepRefusal(context).show(refused);
    }

    /** False: if there is no user, the step itself refuses with a page. Keycloak would show an error. */
    @Override
    public final boolean requiresUser() {
        return false;
    }

    /**
     * True for everybody: a condition removes a factor for users for whom it is not configured (seen in Keycloak
     * 26.7.4).
     */
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // There is nothing to set up.
    }

    @Override
    public final void close() {
        // Nothing to close.
    }
}
