package io.github.onetimecode.api.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What administrators import is what the code asks for, and what the demo realm has. */
final class ApiSetUpTest {

    @Test
    void fileHasTheClientAndItsRoles() throws IOException {
        JsonNode file = read("docs/one-time-code-api.json");
        JsonNode demo = read("realm-export.json");

        assertThat(file.at("/clients/0/clientId").asText()).isEqualTo(ApiRole.CLIENT);
        assertThat(file.at("/roles/client/one-time-code-api").findValuesAsText("name"))
                .containsExactlyElementsOf(Arrays.stream(ApiRole.values()).map(ApiRole::word).toList());
        assertThat(demo.path("attributes").path(ApiSetUp.ATTRIBUTE).asText()).isEqualTo("true");
        assertThat(demo.path("roles")).isEqualTo(file.path("roles"));
        assertThat(StreamSupport.stream(demo.path("clients").spliterator(), false))
                .contains(file.at("/clients/0"));
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(Path.of(file).toFile());
    }
}
