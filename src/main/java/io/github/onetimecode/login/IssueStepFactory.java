package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

import io.github.onetimecode.keycloak.version.ServerVersion;
import io.github.onetimecode.settings.StepSettings;
import io.github.onetimecode.wiring.SetUpCheck;
import io.github.onetimecode.wiring.StepKind;

/** Get One-Time Code for User. */
public final class IssueStepFactory extends StepFactory implements AuthenticationFlowCallbackFactory {

    /** For Keycloak's service loader. */
    public IssueStepFactory() {
        super(StepSettings.OF_ISSUE, Requirement.REQUIRED, Requirement.DISABLED);
    }

    @Override
    public AuthenticationFlowCallback create(KeycloakSession session) {
        return new IssueStep(codes, session);
    }

    @Override
    public String getId() {
        return StepKind.ISSUE.providerId();
    }

    @Override
    public String getDisplayType() {
        return "Get One-Time Code for User";
    }

    @Override
    public String getHelpText() {
        return "Issues a one-time code for a user and sends it by e-mail. Must be REQUIRED, with a REQUIRED Confirm "
                + "One-Time Code for User step after it in the same flow.";
    }

    /** Only one factory starts the check of all flows, so that it runs once. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ServerVersion.announce();
        factory.register(SetUpCheck.atStart());
    }
}
