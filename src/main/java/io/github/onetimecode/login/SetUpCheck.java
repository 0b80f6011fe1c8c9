package io.github.onetimecode.login;

import java.util.List;

import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Reads all flows once after the server has started, and warns of set-ups that will refuse or in which Keycloak never
 * runs a step. In a thread and a transaction for each realm: thousands of realms must not hold up a start.
 */
final class SetUpCheck implements ProviderEventListener {

    private static final Logger LOG = Logger.getLogger(SetUpCheck.class);

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            Thread check = new Thread(() -> checkAll(started.getFactory()), "one-time-code-set-up-check");
            check.setDaemon(true);
            check.start();
        }
    }

    private static void checkAll(KeycloakSessionFactory factory) {
        List<String> realmIds = KeycloakModelUtils.runJobInTransactionWithResult(factory,
                session -> session.realms().getRealmsStream().map(RealmModel::getId).toList());
        realmIds.forEach(id -> check(factory, id));
    }

    /** One realm that cannot be read does not keep the others from being checked. */
    private static void check(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> check(session, realmId));
        } catch (RuntimeException e) {
            LOG.warnf(e, "The flows of realm %s could not be checked", realmId);
        }
    }

    private static void check(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            realm.getAuthenticationFlowsStream().filter(AuthenticationFlowModel::isTopLevel).toList()
                    .forEach(flow -> new FlowCheck(session, realm, flow).findings().forEach(LOG::warn));
        }
    }
}
