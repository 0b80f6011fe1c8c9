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
 * Looks at every realm once after the server has started, and warns of what is set up wrongly there. In a thread, and
 * in a transaction for each realm: thousands of realms must not hold up a start.
 */
public final class StartCheck implements ProviderEventListener {

    private final String name;
    private final Logger log;
    private final BiFunction<KeycloakSession, RealmModel, Stream<String>> findings;

    /**
     * Checks.
     *
     * @param name     of the thread
     * @param log      which is warned
     * @param findings of a realm, which is that of the session's context
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

    /** One realm that cannot be read does not keep the others from being checked. */
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
