package io.github.onetimecode.keycloak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Finds users by name, mail address or ID. A caller that needs one user refuses if there are several.
 *
 * <p>Anybody who registers or renames an account can take a name or an address, but not an ID. So the user with this ID
 * wins over users with this name, and a text in the form of an ID is looked up as an ID only: if that user has been
 * deleted, nobody can take the place by registering the ID as a name.
 */
public final class UserLookup {

    /**
     * The forms that Keycloak generates: a UUID, or the prefix of a user store and the store's own ID. Imported users
     * may have other IDs.
     */
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|f:[^:]+:.+",
            Pattern.DOTALL);
    /** Begins like the ID of a user store but has no second colon: Keycloak 26.7 throws an exception for it. */
    private static final Pattern BROKEN_ID = Pattern.compile("f:[^:]*");

    private final KeycloakSession session;
    private final RealmModel realm;

    public UserLookup(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Lists each user once. */
    public List<UserModel> find(String wanted) {
        Optional<UserModel> byId = byId(wanted);
        if (byId.isPresent() || ID.matcher(wanted).matches()) {
            return byId.stream().toList();
        }
        return byNameOrAddress(wanted);
    }

    private Optional<UserModel> byId(String wanted) {
        return BROKEN_ID.matcher(wanted).matches() ? Optional.empty()
                : Optional.ofNullable(session.users().getUserById(realm, wanted));
    }

    /**
     * Does not use {@code getUserByEmail}: if the realm allows duplicate addresses, it returns any one of several
     * users. The results are compared again, since user stores differ in what they consider an exact match.
     */
    private List<UserModel> byNameOrAddress(String wanted) {
        Map<String, String> exactAddress = Map.of(UserModel.EMAIL, wanted, UserModel.EXACT, Boolean.TRUE.toString());
        Map<String, UserModel> found = new LinkedHashMap<>();
        Stream.concat(Stream.ofNullable(session.users().getUserByUsername(realm, wanted)),
                session.users().searchForUserStream(realm, exactAddress)
                        .filter(user -> wanted.equalsIgnoreCase(user.getEmail())))
                .forEach(user -> found.put(user.getId(), user));
        return List.copyOf(found.values());
    }
}
