package io.github.onetimecode.keycloak;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider.EditMode;

/** Whether a user can be given a new password: an LDAP or Kerberos server in mode READ_ONLY takes none. */
public final class PasswordStore {

    private final RealmModel realm;

    public PasswordStore(RealmModel realm) {
        this.realm = realm;
    }

    /**
     * By the settings of the store, since to try is the only other way. A provider of somebody's own that says nothing
     * there is taken for one that does.
     */
    public boolean takesPasswordOf(UserModel user) {
        ComponentModel store = user.isFederated() ? realm.getComponent(user.getFederationLink()) : null;
        return store == null || !EditMode.READ_ONLY.name().equals(store.get(LDAPConstants.EDIT_MODE));
    }
}
