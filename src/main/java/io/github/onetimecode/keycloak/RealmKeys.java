package io.github.onetimecode.keycloak;

import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.CodeKey;

/**
 * The realm's secret key, from which codes are derived: the HS512 key that every realm has for Keycloak's own internal
 * signatures. A lookup of an HS256 key would write a new key into the realm (Keycloak 26.7, {@code DefaultKeyManager}).
 */
public final class RealmKeys {

    private static final Logger LOG = Logger.getLogger("one-time-code.key");

    private final KeycloakSession session;
    private final RealmModel realm;

    public RealmKeys(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The key for new codes; empty if the realm has none and Keycloak cannot generate one, or if it is too short. */
    public Optional<CodeKey> active() {
        try {
            return toCodeKey(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512));
        } catch (RuntimeException e) {
            // DefaultKeyManager of Keycloak 26.7 throws a plain RuntimeException if there is no key.
            LOG.warnf(e, "Realm '%s' has no active HS512 key", realm.getName());
            return Optional.empty();
        }
    }

    /** The key of an earlier code; empty if the realm no longer has it, or has disabled it. */
    public Optional<CodeKey> find(String id) {
        return Optional.ofNullable(session.keys().getKey(realm, id, KeyUse.SIG, Algorithm.HS512))
                .flatMap(RealmKeys::toCodeKey);
    }

    private static Optional<CodeKey> toCodeKey(KeyWrapper key) {
        return Optional.ofNullable(key.getSecretKey()).map(secret -> new CodeKey(key.getKid(), secret.getEncoded()));
    }
}
