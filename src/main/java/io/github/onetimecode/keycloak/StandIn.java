package io.github.onetimecode.keycloak;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

import io.github.onetimecode.core.Pseudonym;

/**
 * Takes the place of a user who does not exist or cannot get a code, where the person at the browser must not notice.
 * A stand-in causes all the work of a code: claims from purses of its own, a derived code, a written mail. The mail is
 * dropped, and no code is ever right.
 */
public final class StandIn {

    private final KeycloakSession session;
    private final RealmModel realm;

    public StandIn(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * The stand-in for a typed name.
     *
     * @return empty if the realm has no key with which to hide the name
     */
    public Optional<UserModel> of(String typedName) {
        return new RealmKeys(session, realm).active().map(key -> {
            UserModel user = again(Pseudonym.of(key, typedName));
            user.setUsername(typedName);
            return user;
        });
    }

    /** Recreates a stand-in from its {@link #pseudonym}. */
    public UserModel again(String pseudonym) {
        UserModel user = new LightweightUserAdapter(session, realm, pseudonym);
        user.setUsername(pseudonym);
        return user;
    }

    /** The stand-in's ID without the prefix that all lightweight users of Keycloak share. */
    public static String pseudonym(UserModel standIn) {
        return LightweightUserAdapter.getLightweightUserId(standIn.getId());
    }
}
