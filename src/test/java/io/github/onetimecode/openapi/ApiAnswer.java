package io.github.onetimecode.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the server answered.
 *
 * @param method of the request
 * @param path   of the request, below the API's own address
 * @param status of HTTP
 * @param body   as text, empty where there is none
 */
public record ApiAnswer(String method, String path, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public boolean isRefusal() {
        return status >= 400;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + this, e);
        }
    }

    /** A field of the body. */
    public String field(String name) {
        return json().path(name).asText();
    }

    /** Whether there is this field, in whatever JSON. */
    public boolean tells(String name) {
        return mediaType().endsWith("json") && !body.isEmpty() && json().has(name);
    }

    /** The last part of a problem's type; nothing where it is none. */
    public String problem() {
        return isRefusal() && mediaType().equals("application/problem+json")
                ? json().path("type").asText().replaceFirst("^urn:one-time-code:problem:", "") : "";
    }

    /** Without parameters. */
    public String mediaType() {
        return header("Content-Type").replaceFirst("\\s*;.*", "");
    }

    /** Empty where it is not there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return method + " " + path + ": " + status + " " + mediaType() + " " + body;
    }
}
