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
import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Proves the mailbox of a user with a code, and then stores the credential. Asked for by an application, demanded by an
 * administrator, or offered after a login in which a changed address was of no use.
 */
final class EnrolAction implements RequiredActionProvider, CredentialRegistrator {

    /** What is done when Keycloak calls. */
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
        // Nobody has to enrol of whom nobody asks it.
    }

    /** The event is that of the login, which goes on afterwards: the enrolment has one of its own. */
    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        run(context, describe(context.getEvent().clone()), Enrolment::show);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        EnrolmentOffer offer = new EnrolmentOffer(context);
        if (offer.isPutOff()) {
            offer.putOff();
        } else {
            run(context, describe(context.getEvent()), Enrolment::take);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private void run(RequiredActionContext context, EventBuilder event, Part part) {
        try {
            part.run(Enrolment.read(codes, context, event));
        } catch (RefusedException refused) {
            new EnrolmentRefusal(context, event).show(refused);
        } catch (StoreUnavailable e) {
            new EnrolmentRefusal(context, event).show(RefusedException.of(e));
        }
    }

    private static EventBuilder describe(EventBuilder event) {
        return event.event(EventType.UPDATE_CREDENTIAL).detail(Details.CREDENTIAL_TYPE, EnrolledAddress.TYPE);
    }
}
