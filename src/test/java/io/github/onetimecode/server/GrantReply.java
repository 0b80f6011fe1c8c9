package io.github.onetimecode.server;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the token endpoint answers.
 *
 * @param retryAfter header, empty where there is none
 */
public record GrantReply(int status, JsonNode json, String retryAfter) {

    /** Of a wrong password, before 26.6. */
    private static final int KEYCLOAKS_OWN = 401;

    /** Neither more nor less than the error and this description of it. */
    public boolean refuses(String description) {
        return (status == 400 || status == KEYCLOAKS_OWN && description.equals("Invalid user credentials"))
                && json.equals(new ObjectMapper().valueToTree(
                Map.of("error", "invalid_grant", "error_description", description)));
    }

    public boolean hasToken() {
        return status == 200 && json.hasNonNull("access_token") && json.hasNonNull("refresh_token");
    }
}
