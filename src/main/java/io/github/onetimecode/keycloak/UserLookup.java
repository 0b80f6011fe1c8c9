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
 * Finds the users who are meant by a name, a mail address or an ID. Who is not meant by exactly one is meant by none.
 *
 * <p>Names and addresses can be taken by whoever registers or renames an account, IDs can't. So a user of this ID is
 * the one who is meant, whoever else is called like that, and what looks like an ID is nothing else: a user who is gone
 * is not followed by somebody who registers under that ID as a name.
 */
public final class UserLookup {

    /**
     * As Keycloak makes them: a UUID, or that of a user store with the store's own ID. Imported users may have others.
     */
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|f:[^:]+:.+",
            Pattern.DOTALL);
    /** Keycloak 26.7 throws at an ID that begins like that of a user store and does not go on like one. */
    private static final Pattern BROKEN_ID = Pattern.compile("f:[^:]*");

    private final KeycloakSession session;
    private final RealmModel realm;

    public UserLookup(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Each user once. */
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
     * Not {@code getUserByEmail}: it answers with any of several where a realm allows duplicate addresses. What is
     * found is compared once more, since user stores differ in what they take for an exact match.
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
