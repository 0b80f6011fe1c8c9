package io.github.onetimecode.login;

import java.util.Set;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.keycloak.version.ReferenceCategories;
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
     * Makes the account console list the credential (26.7.4). The type must not be the reference category: see
     * {@link StepFactory#getReferenceCategory}. Without the annotation, since 26.2 and 26.3 have no such method.
     */
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(EnrolledAddress.TYPE);
    }

    @Override
    public String getReferenceCategory() {
        return ReferenceCategories.only(EnrolledAddress.TYPE);
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
