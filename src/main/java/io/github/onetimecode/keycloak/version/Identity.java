package io.github.onetimecode.keycloak.version;

import java.util.Optional;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Whom Keycloak has recognized by a token or by a cookie. Its {@code AuthResult} has {@code getUser()} before 26.5 and
 * {@code user()} since; 26.5 deprecates the former for removal.
 *
 * @param user   null if the session has lost its user
 * @param client null for a cookie
 * @param token  as Keycloak has validated it
 */
public record Identity(UserModel user, ClientModel client, AccessToken token) {

    private static final Optional<VersionedMethod> USER = accessor("user", "getUser");
    private static final Optional<VersionedMethod> CLIENT = accessor("client", "getClient");
    private static final Optional<VersionedMethod> TOKEN = accessor("token", "getToken");

    /** Whether this version of Keycloak tells it. */
    static boolean isOffered() {
        return USER.isPresent() && CLIENT.isPresent() && TOKEN.isPresent();
    }

    /**
     * Of a request with a bearer token.
     *
     * @return empty if the token is missing or not valid
     * @throws jakarta.ws.rs.NotAuthorizedException if the scheme is not Bearer
     */
    public static Optional<Identity> ofBearer(KeycloakSession session) {
        AuthResult result;
        try {
            result = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (NullPointerException e) {
            // The token's header names no algorithm (Keycloak 26.7, AuthenticationManager.verifyIdentityToken).
            result = null;
        }
        return of(result);
    }

    /**
     * Of a browser with the cookie of a session.
     *
     * @return empty if there is no cookie or the session has ended
     */
    public static Optional<Identity> ofCookie(KeycloakSession session) {
        return of(AuthenticationManager.authenticateIdentityCookie(session, session.getContext().getRealm(), true));
    }

    private static Optional<Identity> of(AuthResult result) {
        return result == null ? Optional.empty() : Optional.of(new Identity((UserModel) read(USER, result),
                (ClientModel) read(CLIENT, result), (AccessToken) read(TOKEN, result)));
    }

    private static Object read(Optional<VersionedMethod> accessor, AuthResult result) {
        return accessor.orElseThrow().call(result);
    }

    private static Optional<VersionedMethod> accessor(String name, String before) {
        return VersionedMethod.find(AuthResult.class, name).or(() -> VersionedMethod.find(AuthResult.class, before));
    }
}
