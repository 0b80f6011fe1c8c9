package io.github.onetimecode.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** One of the answers that the document gives for an operation: its headers, media type, schema and problems. */
record DocumentedResponse(OpenApiDocument document, JsonNode definition) {

    List<String> faults(ApiAnswer answer) {
        if (definition.isMissingNode()) {
            return List.of(answer.status() + " is not documented");
        }
        List<String> faults = new ArrayList<>();
        definition.path("headers").fields().forEachRemaining(header -> faults.addAll(headerFaults(header, answer)));
        JsonNode contents = definition.path("content");
        if (answer.method().equals("HEAD") || contents.isMissingNode()) {
            if (!answer.body().isEmpty()) {
                faults.add("a body where there should be none");
            }
            return faults;
        }
        JsonNode content = contents.path(answer.mediaType());
        if (content.isMissingNode()) {
            faults.add("media type '" + answer.mediaType() + "'");
            return faults;
        }
        faults.addAll(document.violations(content.path("schema"), answer.json()));
        if (answer.isRefusal()) {
            faults.addAll(document.problemFaults(answer));
            faults.addAll(typeFaults(content.path("examples"), answer.json()));
        }
        return faults;
    }

    /** The examples are all the problems that this answer can tell. */
    private static List<String> typeFaults(JsonNode examples, JsonNode problem) {
        List<String> types = examples.findValuesAsText("type");
        return types.contains(problem.path("type").asText()) ? List.of()
                : List.of("problem " + problem.path("type") + " is none of " + types);
    }

    private List<String> headerFaults(Map.Entry<String, JsonNode> header, ApiAnswer answer) {
        JsonNode definition = document.resolved(header.getValue());
        String value = answer.header(header.getKey());
        if (value.isEmpty()) {
            return definition.path("required").asBoolean() ? List.of("no header " + header.getKey()) : List.of();
        }
        boolean number = definition.at("/schema/type").asText().equals("integer") && value.matches("\\d{1,9}");
        return document.violations(definition.path("schema"),
                number ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value)).stream()
                .map(fault -> header.getKey() + fault).toList();
    }
}
