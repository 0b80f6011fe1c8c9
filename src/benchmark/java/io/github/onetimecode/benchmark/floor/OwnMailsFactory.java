package io.github.onetimecode.benchmark.floor;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts Keycloak's own sender at {@code /realms/{realm}/benchmark-mails}. */
public final class OwnMailsFactory implements RealmResourceProviderFactory {

    /** The last part of the address. */
    public static final String ID = "benchmark-mails";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new OwnMails(session);
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
