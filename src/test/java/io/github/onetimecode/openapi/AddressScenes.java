package io.github.onetimecode.openapi;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static io.github.onetimecode.openapi.ApiStage.UNKNOWN;
import static io.github.onetimecode.openapi.ApiStage.expect;

/** What every operation answers to whoever may not ask, or asks in a wrong way. */
record AddressScenes(ApiStage stage, OpenApiDocument document) {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final byte[] NOTHING = new byte[0];

    void play() {
        ApiCaller application = stage.application();
        ApiCaller powerless = stage.another();
        for (ApiOperation operation : document.operations()) {
            String path = operation.pathOf(UNKNOWN);
            expect(send(stage.anonymous("master"), operation), 404, "not-found");
            expect(application.send("PATCH", path), 405, "method-not-allowed");
            if (operation.roles().isEmpty()) {
                expect(send(stage.anonymous(stage.realm().name()), operation), 200, "");
            } else {
                expect(send(stage.anonymous(stage.realm().name()), operation), 401, "unauthenticated");
                expect(send(powerless, operation), 403, "forbidden");
            }
            expect(application.send(operation.method(), path, Map.of("Content-Type", "no type at all"), NOTHING), 415,
                    "unsupported-media-type");
            if (path.contains(UNKNOWN)) {
                expect(send(application, operation), 404, "unknown");
            }
            if (operation.hasBody()) {
                expect(application.send(operation.method(), path, JSON, "{".getBytes(StandardCharsets.UTF_8)), 400,
                        "bad-request");
                expect(application.send(operation.method(), path, JSON, new byte[70_000]), 413, "too-large");
                expect(application.send(operation.method(), path, Map.of("Content-Type", "text/plain"),
                        operation.example()), 415, "unsupported-media-type");
            }
        }
        expect(application.send("GET", "/a/b/c"), 404, "not-found");
        withoutTls(application);
        disabledRealm(application);
    }

    private void withoutTls(ApiCaller application) {
        stage.realm().change(realm -> realm.put("sslRequired", "all"));
        document.operations().forEach(operation -> expect(send(application, operation), 403, "https-required"));
        stage.realm().change(realm -> realm.put("sslRequired", "external"));
    }

    private void disabledRealm(ApiCaller application) {
        stage.realm().change(realm -> realm.put("enabled", false));
        document.operations().forEach(operation -> expect(send(application, operation), 404, "not-found"));
        stage.realm().change(realm -> realm.put("enabled", true));
    }

    private static ApiAnswer send(ApiCaller caller, ApiOperation operation) {
        return caller.send(operation.method(), operation.pathOf(UNKNOWN), operation.hasBody() ? JSON : Map.of(),
                operation.hasBody() ? operation.example() : NOTHING);
    }
}
