package io.github.onetimecode.benchmark.growth;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts growth at {@code /realms/{realm}/benchmark-growth}. */
public final class GrowthResourceFactory implements RealmResourceProviderFactory {

    /** The last part of the address. */
    public static final String ID = "benchmark-growth";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new GrowthResource(session);
    }

    @Override
    public String getId() {
        return ID;
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
        // Holds nothing.
    }
}
