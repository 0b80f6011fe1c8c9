package io.github.onetimecode.server;

import java.net.http.HttpHeaders;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the API for applications answers.
 *
 * @param json null where there is no body
 */
public record ApiReply(int status, HttpHeaders headers, JsonNode json) {

    /** Of what was issued. */
    public String id() {
        return text("id");
    }

    public String text(String field) {
        return json.path(field).asText();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Whether it is a problem of this type, in every respect. */
    public boolean isProblem(int expected, String word) {
        return status == expected && header("Content-Type").equals("application/problem+json")
                && text("type").equals("urn:one-time-code:problem:" + word) && json.path("status").asInt() == expected
                && !text("title").isEmpty() && !text("detail").isEmpty();
    }
}
