package io.github.onetimecode.keycloak;

import org.jboss.logging.Logger;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageUnavailableException;

/**
 * Writes something to a user, whom another store may keep and not let us write: an LDAP server in mode READ_ONLY, or
 * somebody's own provider. What was proven is proven all the same, so the caller goes on. Keycloak 26.7.4 would end the
 * login with "Invalid username or password".
 */
public final class UserWrite {

    private static final Logger LOG = Logger.getLogger("one-time-code.user");

    private UserWrite() {
    }

    /**
     * Tries to, and warns the administrator if the store refuses.
     *
     * @param what for the log: the name of what is written, never its value
     * @return whether it was written
     */
    public static boolean attempt(UserModel user, String what, Runnable write) {
        try {
            write.run();
            return true;
        } catch (ReadOnlyException | StorageUnavailableException | UnsupportedOperationException | ModelException e) {
            // Keycloak's own database refuses nothing by nature: there it is a fault.
            if (!user.isFederated()) {
                throw e;
            }
            LOG.warnf("User %s: '%s' was not saved because the user store does not accept it (%s). The right code "
                    + "still counts", user.getId(), what, e.getClass().getSimpleName());
            return false;
        }
    }
}
