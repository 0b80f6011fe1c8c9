package io.github.onetimecode.enrolment;

import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Proves the mailbox of a user with a code and then stores the credential. An application requests the action, an
 * administrator demands it, or a step offers it because a changed address could not be used in the login.
 */
final class EnrolAction implements RequiredActionProvider, CredentialRegistrator {

    /** What the action does when Keycloak calls it. */
    private interface Part {
        void run(Enrolment enrolment) throws RefusedException;
    }

    private final OneTimeCodes codes;

    EnrolAction(OneTimeCodes codes) {
        this.codes = codes;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel login) {
        return EnrolledAddress.TYPE;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // Users enrol only when asked to.
    }

    /** The login goes on afterwards and still needs its event, so the enrolment uses a copy. */
    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        run(context, new EnrolmentOffer(context), describe(context.getEvent().clone()), Enrolment::show);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        EnrolmentOffer offer = new EnrolmentOffer(context);
        if (offer.isPostponed()) {
            postpone(context, offer);
        } else {
            run(context, offer, describe(context.getEvent()), Enrolment::take);
        }
    }

    @Override
    public void close() {
        // Nothing to close.
    }

    /** Before 26.7, Keycloak itself lets a user in who has been disabled since the last step. */
    private static void postpone(RequiredActionContext context, EnrolmentOffer offer) {
        try {
            RefusedException.throwIf(new UserLock(context.getSession()).find(context.getUser()), context.getUser());
            offer.postpone();
        } catch (RefusedException refused) {
            new EnrolmentRefusal(context, offer, describe(context.getEvent())).show(refused);
        }
    }

    private void run(RequiredActionContext context, EnrolmentOffer offer, EventBuilder event, Part part) {
        try {
            part.run(Enrolment.read(codes, context, offer, event));
        } catch (RefusedException refused) {
            new EnrolmentRefusal(context, offer, event).show(refused);
        } catch (StoreUnavailable e) {
            new EnrolmentRefusal(context, offer, event).show(RefusedException.of(e));
        }
    }

    private static EventBuilder describe(EventBuilder event) {
        return event.event(EventType.UPDATE_CREDENTIAL).detail(Details.CREDENTIAL_TYPE, EnrolledAddress.TYPE);
    }
}
