package io.github.onetimecode.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation of the document.
 *
 * @param method in capitals
 * @param path   with variables in braces
 */
public record ApiOperation(OpenApiDocument document, String method, String path, JsonNode definition) {

    private static final String VARIABLE = "\\{[^}]*}";

    boolean isAt(String requested) {
        String pattern = Pattern.quote(path).replaceAll(VARIABLE, "\\\\E[^/]+\\\\Q");
        String asked = requested.replaceFirst("[?#].*", "").replaceFirst("/$", "");
        return (asked.isEmpty() ? "/" : asked).matches(pattern);
    }

    /** This path for a value of its variable. */
    public String pathOf(String value) {
        return path.replaceAll(VARIABLE, value);
    }

    public List<Integer> statuses() {
        List<Integer> statuses = new ArrayList<>();
        definition.path("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    /** The roles of which one is needed; none where everybody may ask. */
    public List<String> roles() {
        return definition.path("security").findValues("bearer").stream().flatMap(roles ->
                StreamSupport.stream(roles.spliterator(), false)).map(JsonNode::asText).toList();
    }

    public boolean hasBody() {
        return definition.has("requestBody");
    }

    /** The properties of the body, each with its schema. */
    public JsonNode properties() {
        return document.resolved(definition.at("/requestBody/content/application~1json/schema")).path("properties");
    }

    /** A body that the document gives as an example. */
    byte[] example() {
        return definition.at("/requestBody/content/application~1json/examples").elements().next().path("value")
                .toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Names the operation and one of its answers. */
    String answering(int status) {
        return method + " " + path + " " + status;
    }

    List<String> faults(ApiAnswer answer) {
        JsonNode response = definition.path("responses").path(String.valueOf(answer.status()));
        return new DocumentedResponse(document, document.resolved(response)).faults(answer);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
