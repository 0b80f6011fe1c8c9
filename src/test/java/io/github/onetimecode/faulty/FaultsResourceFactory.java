package io.github.onetimecode.faulty;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts the switches at {@code /realms/{realm}/test-faults}. */
public final class FaultsResourceFactory implements RealmResourceProviderFactory {

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new FaultsResource(session);
    }

    @Override
    public String getId() {
        return "test-faults";
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
