package io.github.onetimecode.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells whether a realm accepts requests at all. Keycloak checks this in each of its own endpoints, but not for the
 * endpoints of extensions (26.7, {@code RealmsResource.resolveRealmExtension}).
 */
public final class RealmAccess {

    private static final String TLS = "https";

    private final KeycloakSession session;
    private final RealmModel realm;

    public RealmAccess(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    public boolean isOpen() {
        return realm.isEnabled();
    }

    /** Whether this request came without TLS although the realm requires TLS for the address that it came from. */
    public boolean lacksTls() {
        return !TLS.equals(session.getContext().getUri().getBaseUri().getScheme())
                && realm.getSslRequired().isRequired(session.getContext().getConnection());
    }
}
