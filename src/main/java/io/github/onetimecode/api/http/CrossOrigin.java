package io.github.onetimecode.api.http;

import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;

import io.github.onetimecode.keycloak.version.WebOrigins;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Handles requests from pages of other origins as Keycloak's own resources do: it allows the web origins of the token's
 * client.
 */
public final class CrossOrigin {

    private final KeycloakSession session;
    private final Cors cors;

    public CrossOrigin(KeycloakSession session) {
        this.session = session;
        this.cors = session.getProvider(Cors.class).auth().exposedHeaders(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER,
                HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE);
    }

    /**
     * Allows every origin, since a preflight request has no token.
     *
     * @param allowedHeader that requests may have in addition to those that Keycloak and its administrator allow
     */
    public Response preflight(String allowedHeader) {
        Response answer = cors.preflight().allowedMethods(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)
                .add(Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store"));
        session.getContext().getHttpResponse().addHeader(Cors.ACCESS_CONTROL_ALLOW_HEADERS, allowedHeader);
        return answer;
    }

    public Response allowAll(Response answer) {
        cors.allowAllOrigins().add();
        return answer;
    }

    /** @throws ProblemException if the request comes from a page of an origin that the client does not allow */
    public void require(AccessToken token) throws ProblemException {
        try {
            WebOrigins.require(session, cors, token);
        } catch (ForbiddenException e) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
    }
}
