package io.github.onetimecode.keycloak.version;

import java.util.Optional;
import java.util.Set;

import org.keycloak.common.util.UriUtils;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;

import jakarta.ws.rs.ForbiddenException;

/**
 * Allows the web origins of a token's client. Keycloak 26.6 and later refuses a page of another origin; before, it only
 * left out the headers, so this class refuses.
 */
public final class WebOrigins {

    private static final Optional<VersionedMethod> CHECK =
            VersionedMethod.find(Cors.class, "checkAllowedOrigins", AccessToken.class);
    /** Before 26.6. */
    private static final Optional<VersionedMethod> ALLOW =
            VersionedMethod.find(Cors.class, "allowedOrigins", String[].class);

    private WebOrigins() {
    }

    /** Whether this version of Keycloak can allow origins. */
    static boolean isOffered() {
        return CHECK.isPresent() || ALLOW.isPresent();
    }

    /** @throws ForbiddenException if the request comes from a page of an origin that the client does not allow */
    public static void require(KeycloakSession session, Cors cors, AccessToken token) {
        if (CHECK.isPresent()) {
            CHECK.get().call(cors, token);
        } else {
            Set<String> allowed = allowed(session, token);
            String origin = session.getContext().getRequestHeaders().getHeaderString(Cors.ORIGIN_HEADER);
            if (origin != null && !allowed.contains(origin) && !allowed.contains("*")
                    && !origin.equals(UriUtils.getOrigin(session.getContext().getUri().getRequestUri()))) {
                throw new ForbiddenException("Invalid origin");
            }
            ALLOW.orElseThrow().call(cors, (Object) allowed.toArray(String[]::new));
        }
        cors.add();
    }

    /** As Keycloak 26.6 does it: the origins of the token or, if it has none, of its client. */
    private static Set<String> allowed(KeycloakSession session, AccessToken token) {
        if (token.getAllowedOrigins() != null && !token.getAllowedOrigins().isEmpty()) {
            return token.getAllowedOrigins();
        }
        ClientModel client = session.getContext().getRealm().getClientByClientId(token.getIssuedFor());
        return client == null ? Set.of() : WebOriginsUtils.resolveValidWebOrigins(session, client);
    }
}
