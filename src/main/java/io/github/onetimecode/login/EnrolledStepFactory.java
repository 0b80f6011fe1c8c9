package io.github.onetimecode.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.settings.StepSettings;
import io.github.onetimecode.wiring.StepKind;

/** One-Time Code by E-mail (enrolled users). */
public final class EnrolledStepFactory extends StepFactory {

    /** For Keycloak's service loader. */
    public EnrolledStepFactory() {
        super(StepSettings.OF_BOTH, Requirement.REQUIRED, Requirement.ALTERNATIVE,
                Requirement.DISABLED);
    }

    /**
     * Makes the account console list the credential, and tells Keycloak at which level of authentication users need it
     * (26.7, {@code LoAUtil}). Without it, a password alone could remove the credential of a higher level, or set up
     * another one there. Since 26.6, Keycloak does not count failures of this category: {@link FlowReply} does.
     */
    @Override
    public String getReferenceCategory() {
        return EnrolledAddress.TYPE;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new EnrolledStep(codes);
    }

    @Override
    public String getId() {
        return StepKind.ENROLLED.providerId();
    }

    @Override
    public String getDisplayType() {
        return "One-Time Code by E-mail (enrolled users)";
    }

    @Override
    public String getHelpText() {
        return "Sends a one-time code by e-mail and asks for it. For users who have set this up in the required action "
                + "One-Time Code by E-mail.";
    }
}
