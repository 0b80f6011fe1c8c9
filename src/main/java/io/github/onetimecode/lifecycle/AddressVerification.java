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
 * Marks the address to which a right code was mailed as verified, and no other address. The address may have changed
 * since the request read it, and the flag belongs to the user, not to an address.
 *
 * <p>In Keycloak 26.7 a request sees its user from the cache or as its transaction read it. A user that was written is
 * written as a whole, even if nothing differs in the end. So this class reads the store before it sets the flag and
 * once more afterwards, each time in a transaction of its own that bypasses cache and persistence context. From then
 * until the commit, the row to be written has the proven address. These transactions only read, since the request may
 * hold a lock of the row.
 */
final class AddressVerification {

    /** What the store contains now. */
    private record Row(String address, boolean verified) {
    }

    private final CodeContext context;

    AddressVerification(CodeContext context) {
        this.context = context;
    }

    /**
     * Marks the address, unless it is an approver's or already verified. A read-only user store keeps its flag.
     *
     * @return false if the user has another address by now or has been deleted; nothing is verified then
     */
    boolean mark(CodeChallenge challenge) {
        CodeRequest request = context.request();
        UserModel user = request.user();
        if (request.recipient().approver() || user.isEmailVerified()) {
            return true;
        }
        if (readRow().filter(row -> isProven(row.address())).isEmpty()) {
            return false;
        }
        if (!UserWrite.attempt(user, UserModel.EMAIL_VERIFIED, () -> user.setEmailVerified(true))) {
            return true;
        }
        boolean asRead = isProven(user.getEmail());
        Optional<Row> after = readRow();
        if (asRead && after.filter(row -> isProven(row.address())).isPresent()) {
            context.events().addressVerified(challenge);
            return true;
        }
        // The flag as it was, or as another request set it for the other address.
        user.setEmailVerified(!asRead && after.filter(Row::verified).isPresent());
        return false;
    }

    private Optional<Row> readRow() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                context.session().getKeycloakSessionFactory(), this::read);
    }

    private boolean isProven(String address) {
        return context.request().recipient().address().equalsIgnoreCase(address);
    }

    private Optional<Row> read(KeycloakSession own) {
        RealmModel realm = own.realms().getRealm(context.request().realmId());
        own.getContext().setRealm(realm);
        UserModel user = own.users().getUserById(realm, context.request().user().getId());
        try {
            return Optional.ofNullable(user instanceof CachedUserModel cached ? cached.getDelegateForUpdate() : user)
                    .map(row -> new Row(row.getEmail(), row.isEmailVerified()));
        } catch (IllegalStateException e) {
            // The cache of Keycloak 26.7 throws this if it still has a user who has been deleted from the store.
            return Optional.empty();
        }
    }
}
