package io.github.onetimecode.server;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page of the documentation says that a request is answered. */
public final class DocumentedAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY_TEXT = "...";

    private final JsonNode shown;

    private DocumentedAnswer(JsonNode shown) {
        this.shown = shown;
    }

    public static DocumentedAnswer of(String json) {
        return new DocumentedAnswer(read(json));
    }

    /**
     * Fields that the page leaves out may be there. Those that it shows have its type, for a number is no text of
     * digits. Three dots stand for any text, and seconds run.
     */
    public void assertIs(String output) {
        JsonNode answer = read(output);
        shown.fields().forEachRemaining(field -> {
            String name = field.getKey();
            JsonNode sent = answer.path(name);
            assertThat(sent.getNodeType()).as("type of %s in %s", name, answer)
                    .isEqualTo(field.getValue().getNodeType());
            if (field.getValue().asText().equals(ANY_TEXT)) {
                assertThat(sent.asText()).as("%s in %s", name, answer).isNotEmpty();
            } else if (!name.endsWith("_seconds")) {
                assertThat(sent).as("%s in %s", name, answer).isEqualTo(field.getValue());
            }
        });
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
