package io.github.onetimecode.keycloak;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider.EditMode;

/** Tells whether a user's store accepts a new password: LDAP or Kerberos in mode READ_ONLY does not. */
public final class PasswordStore {

    private final RealmModel realm;

    public PasswordStore(RealmModel realm) {
        this.realm = realm;
    }

    /**
     * Reads the settings of the store, since the only other way is to try. A custom provider without this setting is
     * assumed to accept passwords.
     */
    public boolean takesPasswordOf(UserModel user) {
        ComponentModel store = user.isFederated() ? realm.getComponent(user.getFederationLink()) : null;
        return store == null || !EditMode.READ_ONLY.name().equals(store.get(LDAPConstants.EDIT_MODE));
    }
}
