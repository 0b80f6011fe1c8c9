package io.github.onetimecode.realm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the users who are meant by a name, a mail address or an ID. Who is not meant by exactly one is meant by none. */
public final class UserLookup {

    /** Keycloak 26.7 throws at an ID that begins like that of a user store and does not go on like one. */
    private static final Pattern BROKEN_ID = Pattern.compile("f:[^:]*");

    private final KeycloakSession session;
    private final RealmModel realm;

    public UserLookup(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Each user once. Not {@code getUserByEmail}: it answers with any of several where a realm allows duplicate addresses.
     * What is found is compared once more, since user stores differ in what they take for an exact match.
     */
    public List<UserModel> find(String wanted) {
        Map<String, String> exactAddress = Map.of(UserModel.EMAIL, wanted, UserModel.EXACT, Boolean.TRUE.toString());
        Map<String, UserModel> byId = new LinkedHashMap<>();
        Stream.concat(Stream.of(byId(wanted), Stream.ofNullable(session.users().getUserByUsername(realm, wanted)))
                        .flatMap(found -> found),
                session.users().searchForUserStream(realm, exactAddress)
                        .filter(user -> wanted.equalsIgnoreCase(user.getEmail())))
                .forEach(user -> byId.put(user.getId(), user));
        return List.copyOf(byId.values());
    }

    private Stream<UserModel> byId(String wanted) {
        return BROKEN_ID.matcher(wanted).matches() ? Stream.empty()
                : Stream.of(wanted).map(id -> session.users().getUserById(realm, id)).filter(Objects::nonNull);
    }
}
