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
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;

/**
 * One-Time Code by E-mail (enrolled users): the same for users who have proven their mailbox. Keycloak offers it to
 * those who have the credential, since it is a {@link CredentialValidator}.
 */
final class EnrolledStep extends CombinedStep implements CredentialValidator<CredentialProvider<?>> {

    EnrolledStep(OneTimeCodes codes) {
        super(codes);
    }

    /** Whatever has become of the address: a factor that vanished with it would be no factor (see {@link Step}). */
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return user != null && EnrolledAddress.isStored(user);
    }

    @Override
    public CredentialProvider<?> getCredentialProvider(KeycloakSession session) {
        return session.getProvider(CredentialProvider.class, EnrolledAddress.TYPE);
    }

    /** Keycloak asks {@link #configuredFor} before the page, but not when it is posted. */
    @Override
    void check(CodeRequest request) throws RefusedException {
        UserModel user = request.user();
        Recipient recipient = request.recipient();
        if (!EnrolledAddress.isStored(user)) {
            throw new RefusedException(Refusal.NOT_ENROLLED, "user %s has not enrolled", user.getId());
        }
        if (!recipient.approver() && !EnrolledAddress.isStored(user, recipient.address())) {
            throw new RefusedException(Refusal.ADDRESS_CHANGED, "the mail address of user %s has changed since it was proven",
                    user.getId());
        }
    }

    /**
     * Another factor lets the person in, who may then prove the new address. Not where nothing was proven so far: the
     * tab would take the action along to a flow in which there is no other factor.
     */
    @Override
    void stepAside(AuthenticationFlowContext context, RefusedException refused) {
        if (!refused.isQuiet() && refused.refusal() == Refusal.ADDRESS_CHANGED
                && EnrolledAddress.canEnrol(context.getRealm())) {
            context.getAuthenticationSession().addRequiredAction(EnrolledAddress.ENROL_ACTION);
        }
        super.stepAside(context, refused);
    }
}
