package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;

/**
 * One-Time Code by E-mail (enrolled users): the combined step for users who have proven their mailbox. Keycloak offers
 * it to users who have the credential, because it is a {@link CredentialValidator}.
 */
final class EnrolledStep extends CombinedStep implements CredentialValidator<CredentialProvider<?>> {

    EnrolledStep(OneTimeCodes codes) {
        super(codes);
    }

    /**
     * True whatever has happened to the address since: otherwise users could remove the factor by changing their
     * address (see {@link Step}).
     */
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return user != null && EnrolledAddress.isStored(user);
    }

    @Override
    public CredentialProvider<?> getCredentialProvider(KeycloakSession session) {
        return session.getProvider(CredentialProvider.class, EnrolledAddress.TYPE);
    }

    /** Keycloak asks {@link #configuredFor} before it shows the page, but not when the page is posted. */
    @Override
    void check(CodeRequest request) throws RefusedException {
        UserModel user = request.user();
        Recipient recipient = request.recipient();
        if (!EnrolledAddress.isStored(user)) {
            throw new RefusedException(Refusal.NOT_ENROLLED, "user %s has not enrolled", user.getId());
        }
        if (!recipient.approver() && !EnrolledAddress.isStored(user, recipient.address())) {
            throw new RefusedException(Refusal.ADDRESS_CHANGED,
                    "the mail address of user %s has changed since it was proven", user.getId());
        }
    }

    /**
     * Asks the user to prove the new address, once another factor has succeeded. Not if the login has proven
     * nothing: the tab would carry the required action into a flow that has no other factor. Nor in a direct grant,
     * which Keycloak refuses as long as it has a required action.
     */
    @Override
    void prepareOther(AuthenticationFlowContext context, RefusedException refused) {
        if (!refused.isQuiet() && refused.refusal() == Refusal.ADDRESS_CHANGED && !FlowPath.isDirectGrant(context)
                && EnrolledAddress.canEnrol(context.getRealm())) {
            context.getAuthenticationSession().addRequiredAction(EnrolledAddress.ENROL_ACTION);
        }
    }
}
