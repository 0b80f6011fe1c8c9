package io.github.onetimecode.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.settings.StepSettings;
import io.github.onetimecode.wiring.StepKind;

/** Confirm One-Time Code for User. */
public final class ConfirmStepFactory extends StepFactory {

    /** For Keycloak's service loader. */
    public ConfirmStepFactory() {
        super(StepSettings.OF_CONFIRM, Requirement.REQUIRED, Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ConfirmStep(codes);
    }

    @Override
    public String getId() {
        return StepKind.CONFIRM.providerId();
    }

    @Override
    public String getDisplayType() {
        return "Confirm One-Time Code for User";
    }

    @Override
    public String getHelpText() {
        return "Asks for the one-time code that an earlier Get One-Time Code for User step of the same flow has sent.";
    }
}
