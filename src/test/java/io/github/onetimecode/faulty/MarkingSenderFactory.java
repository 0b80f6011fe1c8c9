package io.github.onetimecode.faulty;

import org.keycloak.Config;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailSenderProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.EnvironmentDependentProviderFactory;

/** There only where it is enabled, and then used before Keycloak's own. */
public final class MarkingSenderFactory implements EmailSenderProviderFactory, EnvironmentDependentProviderFactory {

    @Override
    public EmailSenderProvider create(KeycloakSession session) {
        return new MarkingSender(session.getProvider(EmailSenderProvider.class, "default"));
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

    @Override
    public void init(Config.Scope config) {
        // There are no server options.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Nothing to let go.
    }
}
