package io.github.onetimecode.api.http;

import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;

import io.github.onetimecode.keycloak.version.Identity;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The sender of a request.
 *
 * @param realm  of the token
 * @param client application to which the token was issued
 * @param user   of the token: a service account or a person
 * @param token  that Keycloak has validated
 */
public record Caller(RealmModel realm, ClientModel client, UserModel user, AccessToken token) {

    private static final String QUERY_USERS = "query-users";
    private static final String[] LOOK_UP = {"view-users", QUERY_USERS};

    /** @throws ProblemException unless the request has a valid token of this realm */
    public static Caller of(KeycloakSession session) throws ProblemException {
        RealmModel realm = session.getContext().getRealm();
        Optional<Identity> found = authenticate(session);
        if (found.isEmpty()) {
            boolean came = session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION) != null;
            throw new ProblemException(ProblemType.UNAUTHENTICATED).header(HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"" + realm.getName() + "\"" + (came ? ", error=\"invalid_token\"" : ""));
        }
        return new Caller(realm, found.get().client(), found.get().user(), found.get().token());
    }

    private static Optional<Identity> authenticate(KeycloakSession session) {
        try {
            return Identity.ofBearer(session);
        } catch (NotAuthorizedException e) {
            // The scheme is not Bearer.
            return Optional.empty();
        }
    }

    /** @throws ProblemException unless the token has the role and its user still has it */
    public void require(ApiRole role) throws ProblemException {
        if (!has(role)) {
            throw ProblemException.missing(role);
        }
    }

    boolean has(ApiRole role) {
        return has(ApiRole.CLIENT, role.word(), new ApiSetUp(realm).role(role));
    }

    /** @throws ProblemException unless this caller may know who has an account */
    public void requireLookUp() throws ProblemException {
        if (!mayLookUp()) {
            throw ProblemException.missing(QUERY_USERS, managementClient());
        }
    }

    /** Whether this caller may know who has an account. */
    public boolean mayLookUp() {
        String management = managementClient();
        ClientModel owner = realm.getClientByClientId(management);
        return owner != null
                && Stream.of(LOOK_UP).anyMatch(role -> has(management, role, Optional.ofNullable(owner.getRole(role))));
    }

    private String managementClient() {
        return realm.getName().equals(Config.getAdminRealm())
                ? realm.getMasterAdminClient().getClientId() : Constants.REALM_MANAGEMENT_CLIENT_ID;
    }

    /**
     * Both token and user must have the role: a mapper can add any role to a token, and a user can lose a role after
     * the token was issued.
     */
    private boolean has(String clientId, String roleName, Optional<RoleModel> role) {
        AccessToken.Access access = token.getResourceAccess(clientId);
        return access != null && access.isUserInRole(roleName) && role.filter(user::hasRole).isPresent();
    }
}
