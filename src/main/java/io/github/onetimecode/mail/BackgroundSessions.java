package io.github.onetimecode.mail;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/** Opens sessions for work outside a request. */
final class BackgroundSessions {

    private final KeycloakSessionFactory factory;

    BackgroundSessions(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /**
     * Does the work in a session without a transaction, so that no database connection is held while a mail server
     * takes its time. The realm is read first, in a transaction of its own: without one, Keycloak 26.7 finds only
     * cached realms.
     *
     * @return empty if the realm no longer exists
     */
    <T> Optional<T> withoutTransaction(String realmId, BiFunction<KeycloakSession, RealmModel, T> work) {
        RealmModel realm = KeycloakModelUtils.runJobInTransactionWithResult(factory,
                session -> session.realms().getRealm(realmId));
        if (realm == null) {
            return Optional.empty();
        }
        try (KeycloakSession session = factory.create()) {
            session.getContext().setRealm(realm);
            return Optional.of(work.apply(session, realm));
        }
    }

    /** Does short work in a session with a transaction. Does nothing if the realm no longer exists. */
    void inTransaction(String realmId, BiConsumer<KeycloakSession, RealmModel> work) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm != null) {
                session.getContext().setRealm(realm);
                work.accept(session, realm);
            }
        });
    }

    /** Whether this is the provider of its kind that the server uses. */
    <P extends Provider, F extends ProviderFactory<P>> Optional<F> factory(Class<P> kind, Class<F> only) {
        ProviderFactory<P> found = factory.getProviderFactory(kind);
        return found.getClass() == only ? Optional.of(only.cast(found)) : Optional.empty();
    }
}
