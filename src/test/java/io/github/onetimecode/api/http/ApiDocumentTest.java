package io.github.onetimecode.api.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.lifecycle.CodeRules;

import static org.assertj.core.api.Assertions.assertThat;

/** The document says what the code does. What the server really answers is compared elsewhere. */
final class ApiDocumentTest {

    private final JsonNode document = read();

    @Test
    void documentOfTheServerIsThatOfTheDocs() throws IOException {
        assertThat(Files.readString(Path.of("docs/openapi.json"))).isEqualTo(ApiDocument.text());
    }

    @Test
    void everyProblemIsThereAndNoOther() {
        assertThat(texts("/components/schemas/Problem/properties/type/enum"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values()).map(ProblemType::uri)
                        .toList());
        assertThat(texts("/components/schemas/Problem/properties/role/enum"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Arrays.stream(ApiRole.values()).map(ApiRole::word),
                        Stream.of("query-users")).toList());
    }

    @Test
    void examplesOfProblemsAreTheirWords() {
        List<JsonNode> problems = document.findValues("value").stream().filter(value -> value.has("type")).toList();
        assertThat(problems).hasSizeGreaterThan(20);
        for (ProblemType type : ProblemType.values()) {
            assertThat(problems.stream().filter(value -> value.path("type").asText().equals(type.uri())))
                    .as(type.uri()).isNotEmpty().allSatisfy(example -> {
                        assertThat(example.path("title").asText()).isEqualTo(type.title());
                        assertThat(example.path("status").asInt()).isEqualTo(type.status());
                    });
        }
        assertThat(problems.stream().map(value -> value.path("detail").asText())).contains(
                ProblemType.UNKNOWN.detail(), ProblemType.TOO_LARGE.detail(), ProblemType.FORBIDDEN.detail(),
                ProblemType.NOT_OFFERED.detail(), ProblemType.WRONG_CODE.detail());
    }

    @Test
    void rangesAndDefaultsAreThoseOfTheCode() {
        JsonNode fields = document.at("/components/schemas/IssueRequest/properties");
        assertThat(fields.at("/length/minimum").asInt()).isEqualTo(CodePolicy.SHORTEST);
        assertThat(fields.at("/length/maximum").asInt()).isEqualTo(CodePolicy.LONGEST);
        assertThat(fields.at("/length/default").asInt()).isEqualTo(CodePolicy.USUAL_LENGTH);
        assertThat(fields.at("/lifetime_seconds/minimum").asLong()).isEqualTo(CodePolicy.SHORTEST_LIFETIME.toSeconds());
        assertThat(fields.at("/lifetime_seconds/maximum").asLong()).isEqualTo(CodePolicy.LONGEST_LIFETIME.toSeconds());
        assertThat(fields.at("/lifetime_seconds/default").asLong()).isEqualTo(CodePolicy.USUAL_LIFETIME.toSeconds());
        assertThat(fields.at("/purpose/maxLength").asInt()).isEqualTo(Purpose.LONGEST);
        assertThat(document.at("/components/schemas/CodeState/properties/attempts_left/maximum").asInt())
                .isEqualTo(CodeRules.USUAL_ATTEMPTS);
    }

    private List<String> texts(String at) {
        return StreamSupport.stream(document.at(at).spliterator(), false).map(JsonNode::asText).toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(ApiDocument.text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
