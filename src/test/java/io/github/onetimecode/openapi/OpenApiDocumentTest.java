package io.github.onetimecode.openapi;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The document in itself. */
class OpenApiDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.kept();

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = document.all("$ref");

        assertThat(references).isNotEmpty().noneMatch(reference -> document.at(reference).isMissingNode());
    }

    @Test
    void everyComponentIsReferredTo() {
        List<String> components = new ArrayList<>();
        document.components().fields().forEachRemaining(kind -> kind.getValue().fieldNames().forEachRemaining(name ->
                components.add("#/components/" + kind.getKey() + "/" + name)));
        components.removeIf(component -> component.startsWith("#/components/securitySchemes/"));

        assertThat(document.all("$ref")).extracting(JsonNode::asText).containsAll(components);
    }

    @Test
    void examplesAreWhatTheirSchemasSay() {
        List<JsonNode> contents = document.all("content");
        assertThat(contents).isNotEmpty();
        contents.forEach(content -> content.forEach(type -> type.path("examples").forEach(example ->
                assertThat(document.violations(type.path("schema"), example.path("value")))
                        .as(example.toString()).isEmpty())));
    }

    @Test
    void everyOperationIsFoundByItsAddress() {
        assertThat(document.operations()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(operation ->
                assertThat(document.at(operation.pathOf("AAAAAAAAAAAAAAAAAAAAAA"))).contains(operation));
        assertThat(document.at("")).extracting(ApiOperation::method).containsExactly("POST");
        assertThat(document.at("/openapi.json")).extracting(ApiOperation::path).containsExactly("/openapi.json");
        assertThat(document.at("/a/b/c")).isEmpty();
    }
}
