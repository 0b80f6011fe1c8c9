package io.github.onetimecode.lifecycle;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.keycloak.UserWrite;

/**
 * Marks the address that a right code was mailed to as verified, and no other: the address may have been changed since
 * the request read it, and the flag is one of the user, not of an address.
 *
 * <p>A request of Keycloak 26.7 has its user from the cache or as its transaction has read it, and a user that was
 * written is written as a whole, even if nothing is changed in the end. So the store is asked in a transaction of its
 * own, past cache and persistence context, before the flag is set, and once more afterwards. From there to the commit
 * the row that is written has the proven address. Both only read: the request may hold a lock of the row.
 */
final class AddressVerification {

    /** What the store has now. */
    private record Row(String address, boolean verified) {
    }

    private final CodeContext work;

    AddressVerification(CodeContext work) {
        this.work = work;
    }

    /**
     * Unless it is an approver's, or is verified already. Where the user's store takes no flag, the flag is left alone.
     *
     * @return false if the user has another address by now, or is gone: nothing is verified then
     */
    boolean mark(CodeChallenge challenge) {
        CodeRequest request = work.request();
        UserModel user = request.user();
        if (request.recipient().approver() || user.isEmailVerified()) {
            return true;
        }
        if (now().filter(row -> isProven(row.address())).isEmpty()) {
            return false;
        }
        if (!UserWrite.attempt(user, UserModel.EMAIL_VERIFIED, () -> user.setEmailVerified(true))) {
            return true;
        }
        boolean asRead = isProven(user.getEmail());
        Optional<Row> now = now();
        if (asRead && now.filter(row -> isProven(row.address())).isPresent()) {
            work.events().addressVerified(challenge);
            return true;
        }
        // As it was, or as somebody else has set it for the other address.
        user.setEmailVerified(!asRead && now.filter(Row::verified).isPresent());
        return false;
    }

    private Optional<Row> now() {
        return KeycloakModelUtils.runJobInTransactionWithResult(work.session().getKeycloakSessionFactory(), this::read);
    }

    private boolean isProven(String address) {
        return work.request().recipient().address().equalsIgnoreCase(address);
    }

    private Optional<Row> read(KeycloakSession own) {
        RealmModel realm = own.realms().getRealm(work.request().realmId());
        own.getContext().setRealm(realm);
        UserModel user = own.users().getUserById(realm, work.request().user().getId());
        try {
            return Optional.ofNullable(user instanceof CachedUserModel cached ? cached.getDelegateForUpdate() : user)
                    .map(row -> new Row(row.getEmail(), row.isEmailVerified()));
        } catch (IllegalStateException e) {
            // How the cache of Keycloak 26.7 says that somebody whom it still has is no longer there.
            return Optional.empty();
        }
    }
}
