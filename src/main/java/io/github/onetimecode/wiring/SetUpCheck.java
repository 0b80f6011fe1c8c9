package io.github.onetimecode.wiring;

import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEventListener;

import io.github.onetimecode.keycloak.StartCheck;
import io.github.onetimecode.text.TextCheck;

/**
 * Warns about steps that will refuse or that Keycloak never runs, and about texts that a realm or a theme has broken.
 */
public final class SetUpCheck {

    private static final Logger LOG = Logger.getLogger("one-time-code.check");

    private SetUpCheck() {
    }

    public static ProviderEventListener atStart() {
        return new StartCheck("one-time-code-set-up-check", LOG, SetUpCheck::findings);
    }

    private static Stream<String> findings(KeycloakSession session, RealmModel realm) {
        return Stream.concat(realm.getAuthenticationFlowsStream().filter(AuthenticationFlowModel::isTopLevel).toList()
                .stream().flatMap(flow -> new FlowCheck(session, realm, flow).findings().stream()),
                new TextCheck(session).findings().stream());
    }
}
