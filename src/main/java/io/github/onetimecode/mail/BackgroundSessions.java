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

/** Sessions for work that no request waits for. */
final class BackgroundSessions {

    private final KeycloakSessionFactory factory;

    BackgroundSessions(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /**
     * Without a transaction: nothing may be held while a mail server makes us wait, no database connection above all.
     * The realm is read before, in a transaction that is over by then; without one Keycloak 26.7 finds it only while it
     * is cached.
     *
     * @return empty if the realm is gone
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

    /** For a moment, to write down what has happened; unless the realm is gone. */
    void inTransaction(String realmId, BiConsumer<KeycloakSession, RealmModel> work) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm != null) {
                session.getContext().setRealm(realm);
                work.accept(session, realm);
            }
        });
    }

    /** Whether the server has this one and no other provider of a kind. */
    <P extends Provider, F extends ProviderFactory<P>> Optional<F> factory(Class<P> kind, Class<F> only) {
        ProviderFactory<P> found = factory.getProviderFactory(kind);
        return found.getClass() == only ? Optional.of(only.cast(found)) : Optional.empty();
    }
}
