package io.github.onetimecode.faulty;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.SingleUseObjectProviderFactory;

/** Comes before Keycloak's own store by its order, and leaves the work to it. */
public final class FaultyStoreFactory implements SingleUseObjectProviderFactory<SingleUseObjectProvider> {

    private static final String KEYCLOAKS_OWN = "infinispan";

    private final StoreFaults faults = new StoreFaults();

    @Override
    public SingleUseObjectProvider create(KeycloakSession session) {
        return new FaultyStore(session.getProvider(SingleUseObjectProvider.class, KEYCLOAKS_OWN), faults);
    }

    static StoreFaults faultsOf(KeycloakSession session) {
        return ((FaultyStoreFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(SingleUseObjectProvider.class)).faults;
    }

    @Override
    public String getId() {
        return "faulty";
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
