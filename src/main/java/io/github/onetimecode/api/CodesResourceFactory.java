package io.github.onetimecode.api;

import java.util.List;

import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

import io.github.onetimecode.api.http.ApiOptions;
import io.github.onetimecode.api.http.ApiSetUp;
import io.github.onetimecode.api.http.RequestRateLimit;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.KeycloakClock;
import io.github.onetimecode.keycloak.ServerCodes;
import io.github.onetimecode.keycloak.StartCheck;
import io.github.onetimecode.keycloak.version.ServerVersion;

/** Serves {@code /realms/{realm}/one-time-codes}, the API for applications. */
public final class CodesResourceFactory implements RealmResourceProviderFactory {

    private static final Logger LOG = Logger.getLogger("one-time-code.api");

    private OneTimeCodes codes;
    private RequestRateLimit rateLimit;
    private RequestRateLimit warnings;

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {

            @Override
            public Object getResource() {
                return new CodesResource(session, codes, rateLimit, warnings);
            }

            @Override
            public void close() {
                // Holds no resources.
            }
        };
    }

    @Override
    public String getId() {
        return ApiOptions.API;
    }

    /** @throws IllegalArgumentException if an option is out of its range: the server then does not start */
    @Override
    public void init(Config.Scope config) {
        ServerVersion.require();
        codes = ServerCodes.create();
        rateLimit = new RequestRateLimit(ApiOptions.requestsPerMinute(config), new KeycloakClock());
        warnings = new RequestRateLimit(1, new KeycloakClock());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new StartCheck("one-time-code-api-check", LOG,
                (session, realm) -> new ApiSetUp(realm).findings()));
    }

    @Override
    public void close() {
        // Holds no resources.
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ApiOptions.describe();
    }
}
