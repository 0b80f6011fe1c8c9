package io.github.onetimecode.enrolment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.keycloak.ServerCodes;
import io.github.onetimecode.keycloak.version.RequiredActions;
import io.github.onetimecode.keycloak.version.ServerVersion;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.settings.ActionSettings;

/** The required action {@code one-time-code-enrol}. */
public final class EnrolActionFactory implements RequiredActionFactory {

    private final OneTimeCodes codes = ServerCodes.create();

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new EnrolAction(codes);
    }

    @Override
    public String getId() {
        return EnrolledAddress.ENROL_ACTION;
    }

    @Override
    public String getDisplayText() {
        return "One-Time Code by E-mail";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return Stream.concat(ActionSettings.properties().stream(), RequiredActions.commonSettings().stream()).toList();
    }

    /** The admin console immediately rejects what the action would refuse. An import does not ask. */
    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        try {
            ActionSettings.read(getId(), model.getConfig() == null ? Map.of() : model.getConfig());
        } catch (RefusedException refused) {
            throw new ValidationException(new ValidationError(getId(), getId(), refused.getMessage()));
        }
    }

    @Override
    public void init(Config.Scope config) {
        ServerVersion.require();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
