package io.github.onetimecode.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import io.github.onetimecode.server.ProjectFiles;

/** The OpenAPI document of the API, as it is kept in the documents. */
public final class OpenApiDocument {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document;

    OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    public static OpenApiDocument kept() {
        try {
            return new OpenApiDocument(new ObjectMapper().readTree(
                    Files.readString(ProjectFiles.base().resolve("docs/openapi.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All values of fields of this name, wherever they are. */
    List<JsonNode> all(String field) {
        return document.findValues(field);
    }

    JsonNode components() {
        return document.path("components");
    }

    /** What a reference leads to, or a missing node. */
    JsonNode at(JsonNode reference) {
        return document.at(reference.asText().substring(1));
    }

    /** But for the server's own address. */
    boolean isSameAs(JsonNode other) {
        return document.path("paths").equals(other.path("paths")) && components().equals(other.path("components"));
    }

    public List<ApiOperation> operations() {
        List<ApiOperation> operations = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(known -> {
            if (METHODS.contains(known.getKey())) {
                operations.add(new ApiOperation(this, known.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                        known.getValue()));
            }
        }));
        return operations;
    }

    /** Those at a path of a request, whatever their method. A path without variables comes before one with. */
    public List<ApiOperation> at(String path) {
        List<ApiOperation> all = operations().stream().filter(operation -> operation.isAt(path)).toList();
        List<ApiOperation> plain = all.stream().filter(operation -> !operation.path().contains("{")).toList();
        return plain.isEmpty() ? all : plain;
    }

    /** What is wrong with an answer, by what the document says. */
    public List<String> faults(ApiAnswer answer) {
        List<ApiOperation> operations = at(answer.path());
        Optional<ApiOperation> operation = operations.stream().filter(known -> known.method().equals(answer.method()))
                .findFirst();
        if (operation.isPresent()) {
            return operation.get().faults(answer);
        }
        return new DocumentedResponse(this, switch (answer.status()) {
            case 404 -> response(operations.isEmpty(), "NotFound");
            case 405 -> response(!operations.isEmpty(), "MethodNotAllowed");
            case 415 -> response(true, "UnsupportedMediaType");
            default -> response(false, "none");
        }).faults(answer);
    }

    /** An answer to what no operation is for. */
    private JsonNode response(boolean possible, String component) {
        return possible ? components().path("responses").path(component) : MissingNode.getInstance();
    }

    /** What is wrong with an answer that should be a problem document, whichever. */
    public List<String> problemFaults(ApiAnswer answer) {
        if (!answer.mediaType().equals("application/problem+json")) {
            return List.of("no problem document");
        }
        List<String> faults = new ArrayList<>(violations(document.at("/components/schemas/Problem"), answer.json()));
        if (answer.json().path("status").asInt() != answer.status()) {
            faults.add("status in the body");
        }
        return faults;
    }

    /** Every word that a problem's type can end in. */
    List<String> problems() {
        List<String> types = new ArrayList<>();
        document.at("/components/schemas/Problem/properties/type/enum")
                .forEach(type -> types.add(type.asText().replaceFirst(".*:", "")));
        return types;
    }

    /** What a reference leads to; what is none itself. */
    public JsonNode resolved(JsonNode definition) {
        return definition.has("$ref") ? at(definition.path("$ref")) : definition;
    }

    List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return SCHEMAS.getSchema(root).validate(value).stream().map(Error::toString).toList();
    }
}
