package io.github.onetimecode.keycloak;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

import io.github.onetimecode.core.Pseudonym;

/**
 * Takes the place of a user who is not there, or can have no code, where the person at the browser must not notice. For
 * a stand-in all the work of a code is done: claims from purses of its own, a code that is derived, a mail that is
 * written. The mail is dropped, and no code is ever right.
 */
public final class StandIn {

    private final KeycloakSession session;
    private final RealmModel realm;

    public StandIn(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * For whoever this name was typed.
     *
     * @return empty if the realm has no key by which names could be hidden
     */
    public Optional<UserModel> of(String typedName) {
        return new RealmKeys(session, realm).active().map(key -> {
            UserModel user = again(Pseudonym.of(key, typedName));
            user.setUsername(typedName);
            return user;
        });
    }

    /** The same one once more, by what is left of its ID without what all stand-ins begin with. */
    public UserModel again(String pseudonym) {
        UserModel user = new LightweightUserAdapter(session, realm, pseudonym);
        user.setUsername(pseudonym);
        return user;
    }

    public static String pseudonym(UserModel standIn) {
        return LightweightUserAdapter.getLightweightUserId(standIn.getId());
    }
}
