package io.github.onetimecode.login;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link ResetEnd} for all realms: none has to choose it as an event listener. */
public final class ResetEndFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "one-time-code-reset-end";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new ResetEnd(session);
    }

    @Override
    public void init(Config.Scope config) {
        // There is nothing to set.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing is needed before the first event.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
