package io.github.onetimecode.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.settings.StepSettings;
import io.github.onetimecode.wiring.StepKind;

/** One-Time Code by E-mail. */
public final class CombinedStepFactory extends StepFactory {

    /** For Keycloak's service loader. */
    public CombinedStepFactory() {
        super(StepSettings.OF_BOTH, Requirement.REQUIRED, Requirement.ALTERNATIVE,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CombinedStep(codes);
    }

    @Override
    public String getId() {
        return StepKind.COMBINED.providerId();
    }

    @Override
    public String getDisplayType() {
        return "One-Time Code by E-mail";
    }

    @Override
    public String getHelpText() {
        return "Sends a one-time code by e-mail and asks for it, in one step that can be offered alongside other "
                + "factors.";
    }
}
