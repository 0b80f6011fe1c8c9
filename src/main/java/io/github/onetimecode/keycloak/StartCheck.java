package io.github.onetimecode.keycloak;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Checks every realm once after the server has started, and logs a warning for each mistake in its setup. The check has
 * a thread of its own and a transaction for each realm, so thousands of realms do not delay the start.
 */
public final class StartCheck implements ProviderEventListener {

    private final String name;
    private final Logger log;
    private final BiFunction<KeycloakSession, RealmModel, Stream<String>> findings;

    /**
     * Creates the check; register it with the session factory.
     *
     * @param name     of the thread
     * @param log      that gets the warnings
     * @param findings finds the mistakes in the setup of a realm, which is also that of the session's context
     */
    public StartCheck(String name, Logger log, BiFunction<KeycloakSession, RealmModel, Stream<String>> findings) {
        this.name = name;
        this.log = log;
        this.findings = findings;
    }

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            Thread check = new Thread(() -> checkAll(started.getFactory()), name);
            check.setDaemon(true);
            check.start();
        }
    }

    private void checkAll(KeycloakSessionFactory factory) {
        List<String> realmIds = KeycloakModelUtils.runJobInTransactionWithResult(factory,
                session -> session.realms().getRealmsStream().map(RealmModel::getId).toList());
        realmIds.forEach(id -> check(factory, id));
    }

    /** If one realm cannot be read, the others are still checked. */
    private void check(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> check(session, realmId));
        } catch (RuntimeException e) {
            log.warnf(e, "The set-up of realm %s could not be checked", realmId);
        }
    }

    private void check(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            findings.apply(session, realm).forEach(log::warn);
        }
    }
}
