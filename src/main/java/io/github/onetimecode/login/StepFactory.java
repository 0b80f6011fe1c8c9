package io.github.onetimecode.login;

import java.util.List;

import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.ServerCodes;
import io.github.onetimecode.keycloak.version.ServerVersion;
import io.github.onetimecode.settings.Setting;
import io.github.onetimecode.settings.StepSettings;

/** What all factories of steps have in common. */
abstract class StepFactory implements AuthenticatorFactory {

    /** Clock and randomness of all steps. */
    final OneTimeCodes codes = ServerCodes.create();

    private final List<Setting> settings;
    private final Requirement[] requirements;

    StepFactory(List<Setting> settings, Requirement... requirements) {
        this.settings = settings;
        this.requirements = requirements;
    }

    /**
     * Null: failures then count in brute-force detection. Keycloak silently ignores failures of a category of our own
     * (26.6 and later).
     */
    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public final boolean isConfigurable() {
        return true;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return requirements.clone();
    }

    /**
     * False: Keycloak treats "setup required" as passed, so it would log the user in without the factor (seen in
     * Keycloak 26.7.4).
     */
    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return StepSettings.toProperties(settings);
    }

    @Override
    public final void init(Config.Scope config) {
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
