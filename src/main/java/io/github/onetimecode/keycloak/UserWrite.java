package io.github.onetimecode.keycloak;

import org.jboss.logging.Logger;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

import io.github.onetimecode.keycloak.version.UserStores;

/**
 * Writes to a user whose store may be read-only: an LDAP server in mode READ_ONLY, or a custom provider. The failed
 * write does not make the code wrong, so the caller goes on. Without this, Keycloak 26.7.4 would end the login with
 * "Invalid username or password".
 */
public final class UserWrite {

    private static final Logger LOG = Logger.getLogger("one-time-code.user");

    private UserWrite() {
    }

    /**
     * Tries to write. If the store refuses, a warning tells the administrator.
     *
     * @param what for the log: the name of what is written, never its value
     * @return whether it was written
     */
    public static boolean attempt(UserModel user, String what, Runnable write) {
        try {
            write.run();
            return true;
        } catch (RuntimeException e) {
            // Keycloak's own database is never read-only, so an exception there is a fault.
            if (!user.isFederated() || !isRefusal(e)) {
                throw e;
            }
            LOG.warnf("User %s: '%s' was not saved because the user store does not accept it (%s). The right code "
                    + "still counts", user.getId(), what, e.getClass().getSimpleName());
            return false;
        }
    }

    private static boolean isRefusal(RuntimeException e) {
        return e instanceof ReadOnlyException || e instanceof UnsupportedOperationException
                || e instanceof ModelException || UserStores.isUnavailable(e);
    }
}
