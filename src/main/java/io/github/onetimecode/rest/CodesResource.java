package io.github.onetimecode.rest;

import java.io.InputStream;

import org.keycloak.models.KeycloakSession;

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
import jakarta.ws.rs.core.Response;

/** Where JAX-RS hands requests to the API over, whatever their address and method. */
public final class CodesResource {

    private static final String ANY = "{path:.*}";

    private final ApiEdge edge;

    CodesResource(KeycloakSession session, OneTimeCodes codes, MinutePace pace) {
        this.edge = new ApiEdge(session, codes, pace);
    }

    @GET
    @Path(ANY)
    public Response get(@PathParam("path") String path) {
        return edge.answer(HttpMethod.GET, path, InputStream.nullInputStream());
    }

    @POST
    @Path(ANY)
    public Response post(@PathParam("path") String path, InputStream body) {
        return edge.answer(HttpMethod.POST, path, body);
    }

    @DELETE
    @Path(ANY)
    public Response delete(@PathParam("path") String path) {
        return edge.answer(HttpMethod.DELETE, path, InputStream.nullInputStream());
    }

    @OPTIONS
    @Path(ANY)
    public Response options(@PathParam("path") String path) {
        return edge.answer(HttpMethod.OPTIONS, path, InputStream.nullInputStream());
    }

    @PUT
    @Path(ANY)
    public Response put(@PathParam("path") String path) {
        return edge.answer(HttpMethod.PUT, path, InputStream.nullInputStream());
    }

    @PATCH
    @Path(ANY)
    public Response patch(@PathParam("path") String path) {
        return edge.answer(HttpMethod.PATCH, path, InputStream.nullInputStream());
    }
}
