package io.github.onetimecode.api;

import java.io.InputStream;
import java.util.Set;

import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.api.http.ContentTypeGuard;
import io.github.onetimecode.api.http.RequestRateLimit;
import io.github.onetimecode.core.OneTimeCodes;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Receives the API's requests from JAX-RS, whatever their path and method. */
public final class CodesResource {

    private static final String ANY = "{path:.*}";
    private static final Set<String> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST,
            HttpMethod.DELETE, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.PATCH);
    /** The part of the path above the API's own address: "realms", the realm, the API. */
    private static final String ABOVE = "^/?[^/]+/[^/]+/[^/]+/?";

    private final ApiEdge edge;

    /**
     * @throws WebApplicationException with our answer to unusual methods and content types, which JAX-RS or Keycloak
     *         would answer with a page
     */
    CodesResource(KeycloakSession session, OneTimeCodes codes, RequestRateLimit rateLimit, RequestRateLimit warnings) {
        this.edge = new ApiEdge(session, codes, rateLimit, warnings);
        String method = session.getContext().getHttpRequest().getHttpMethod();
        if (!METHODS.contains(method) || new ContentTypeGuard(session).isKeycloaksOwn()) {
            // Not getPathSegments: it decodes the path a second time (26.7), and if that fails, Keycloak answers 500.
            String path = session.getContext().getUri().getPath().replaceFirst(ABOVE, "");
            throw new WebApplicationException(edge.answer(method, path, InputStream.nullInputStream()));
        }
    }

    /** Returns the state of a code, or the API's description. JAX-RS sends HEAD here, too. */
    @GET
    @Path(ANY)
    public Response get(@PathParam("path") String path) {
        return edge.answer(HttpMethod.GET, path, InputStream.nullInputStream());
    }

    /** Issues, confirms or resends a code. */
    @POST
    @Path(ANY)
    public Response post(@PathParam("path") String path, InputStream body) {
        return edge.answer(HttpMethod.POST, path, body);
    }

    /** Gives a code up. */
    @DELETE
    @Path(ANY)
    public Response delete(@PathParam("path") String path) {
        return edge.answer(HttpMethod.DELETE, path, InputStream.nullInputStream());
    }

    /** Answers browsers that ask which requests a page of another origin may send. */
    @OPTIONS
    @Path(ANY)
    public Response options(@PathParam("path") String path) {
        return edge.answer(HttpMethod.OPTIONS, path, InputStream.nullInputStream());
    }

    /** Refuses the method. Without this, JAX-RS would answer with a page. */
    @PUT
    @Path(ANY)
    public Response put(@PathParam("path") String path) {
        return edge.answer(HttpMethod.PUT, path, InputStream.nullInputStream());
    }

    /** Refuses the method. Without this, JAX-RS would answer with a page. */
    @PATCH
    @Path(ANY)
    public Response patch(@PathParam("path") String path) {
        return edge.answer(HttpMethod.PATCH, path, InputStream.nullInputStream());
    }
}
