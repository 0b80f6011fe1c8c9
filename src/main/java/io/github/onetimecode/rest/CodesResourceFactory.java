package io.github.onetimecode.rest;

import java.util.List;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.realm.KeycloakClock;
import io.github.onetimecode.realm.ServerCodes;

/** Serves {@code /realms/{realm}/one-time-codes}, the API for applications. */
public final class CodesResourceFactory implements RealmResourceProviderFactory {

    static final String ID = "one-time-codes";

    private OneTimeCodes codes;
    private MinutePace pace;

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {

            @Override
            public Object getResource() {
                return new CodesResource(session, codes, pace);
            }

            @Override
            public void close() {
                // Nothing to let go.
            }
        };
    }

    @Override
    public String getId() {
        return ID;
    }

    /** @throws IllegalArgumentException if an option is out of its range: the server does not start with it */
    @Override
    public void init(Config.Scope config) {
        codes = ServerCodes.create();
        pace = new MinutePace(ApiOptions.requestsPerMinute(config), new KeycloakClock());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Nothing to let go.
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ApiOptions.describe();
    }
}
