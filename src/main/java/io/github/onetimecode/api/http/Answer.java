package io.github.onetimecode.api.http;

import java.io.IOException;
import java.util.Map;

import org.keycloak.util.JsonSerialization;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Builds answers in JSON that no cache may store. */
public final class Answer {

    private Answer() {
    }

    public static Response.ResponseBuilder json(int status, Map<String, Object> document) {
        try {
            return Response.status(status).entity(JsonSerialization.writeValueAsString(document))
                    .type(MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
        } catch (IOException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
