package io.github.onetimecode.faulty;

import org.keycloak.Config;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.EnvironmentDependentProviderFactory;

/** There only where it is enabled, and then used before Keycloak's own. */
public final class MarkingFormsFactory extends FreeMarkerLoginFormsProviderFactory
        implements EnvironmentDependentProviderFactory {

    @Override
    public LoginFormsProvider create(KeycloakSession session) {
        return new MarkingForms(session);
    }

    @Override
    public boolean isSupported(Config.Scope config) {
        return config.getBoolean("enabled", false);
    }

    @Override
    public String getId() {
        return "marking";
    }

    @Override
    public int order() {
        return 1_000;
    }
}
