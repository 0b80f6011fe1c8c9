package io.github.onetimecode.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.openapi.ApiAnswer;
import io.github.onetimecode.openapi.ApiCaller;
import io.github.onetimecode.openapi.ApiOperation;
import io.github.onetimecode.openapi.OpenApiDocument;
import io.github.onetimecode.server.ProjectFiles;

/** A request that begins as one of the document's and is then twisted, once or a few times. */
final class HostileRequest {

    private final ApiOperation operation;
    private final HostileCallers callers;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private String method;
    private String path;
    private byte[] body;
    private HostileCallers.Power power;
    private ApiCaller caller;
    private boolean addressTwisted;

    /** As the document wants it, for a code of these callers. */
    HostileRequest(ApiOperation operation, HostileCallers callers, Random random) {
        this.operation = operation;
        this.callers = callers;
        this.power = HostileCallers.Power.any(random);
        this.caller = callers.with(power);
        this.method = operation.method();
        this.path = operation.pathOf(callers.anyId(random));
        if (operation.hasBody()) {
            headers.put("Content-Type", "application/json");
            operation.properties().fields().forEachRemaining(property -> addValid(property, random));
        }
    }

    private void addValid(Map.Entry<String, JsonNode> property, Random random) {
        String name = property.getKey();
        JsonNode schema = property.getValue();
        switch (name) {
            case "user" -> fields.put(name, callers.user(power, random));
            case "code" -> fields.put(name, String.valueOf(random.nextInt(10_000)));
            case "client" -> { }
            default -> {
                if (random.nextBoolean()) {
                    fields.set(name, valid(schema, random));
                }
            }
        }
    }

    private static JsonNode valid(JsonNode schema, Random random) {
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        if (schema.path("type").asText().equals("integer")) {
            int minimum = schema.path("minimum").asInt();
            return JsonNodeFactory.instance.numberNode(minimum
                    + random.nextInt(schema.path("maximum").asInt() - minimum + 1));
        }
        return JsonNodeFactory.instance.textNode("Pay " + random.nextInt(1_000) + " EUR to ACME");
    }

    ApiOperation operation() {
        return operation;
    }

    HostileCallers callers() {
        return callers;
    }

    ObjectNode fields() {
        return fields;
    }

    String path() {
        return path;
    }

    void method(String other) {
        method = other;
    }

    void path(String other) {
        path = other;
    }

    /** One of which nobody can say to which operation it leads. */
    void address(String other) {
        path = other;
        addressTwisted = true;
    }

    /** Who has no role in this realm. */
    void powerlessCaller(ApiCaller other) {
        power = HostileCallers.Power.NONE;
        caller = other;
    }

    void header(String name, String value) {
        // What Java's client refuses to send cannot reach a server from here.
        headers.put(name, value.chars().filter(c -> c >= ' ' && c < 127).mapToObj(Character::toString)
                .collect(Collectors.joining()));
    }

    void withoutHeader(String name) {
        headers.remove(name);
    }

    void body(byte[] other) {
        body = other;
    }

    void body(String other) {
        body(other.getBytes(StandardCharsets.UTF_8));
    }

    String bodyText() {
        return fields.toString();
    }

    boolean addressTwisted() {
        return addressTwisted;
    }

    /** Whether the caller may ask for what this has become. */
    boolean isAllowed(OpenApiDocument document) {
        List<String> roles = document.at(understood()).stream()
                .filter(known -> known.method().equals(method.replace("HEAD", "GET"))).findFirst()
                .map(ApiOperation::roles).orElse(List.of("none that anybody has"));
        return roles.isEmpty() || roles.stream().anyMatch(power::has);
    }

    /** Keycloak refuses odd paths since 26.5. Before, it reads them without the parameters and slashes at their end. */
    private String understood() {
        return ProjectFiles.serverIsAtLeast("26.5") ? path : path.replaceAll("/*;[^/]*|/+$", "");
    }

    /** Before 26.5, Keycloak goes up such a path, out of our resource and to another one. */
    boolean leadsElsewhere() {
        return !ProjectFiles.serverIsAtLeast("26.5") && path.toLowerCase(Locale.ROOT).contains("%2e%2e");
    }

    boolean isAllowed(String role) {
        return power.has(role);
    }

    ApiAnswer send() {
        if (body == null && operation.hasBody()) {
            body(bodyText());
        }
        return caller.send(method, path, headers, body == null ? new byte[0] : body);
    }

    @Override
    public String toString() {
        return power + " " + method + " " + path + " " + headers + " "
                + (body == null ? fields : body.length + " bytes");
    }
}
