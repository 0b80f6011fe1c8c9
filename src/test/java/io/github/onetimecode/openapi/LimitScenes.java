package io.github.onetimecode.openapi;

import java.util.Map;

import io.github.onetimecode.server.Person;

import static io.github.onetimecode.openapi.ApiStage.UNKNOWN;
import static io.github.onetimecode.openapi.ApiStage.confirm;
import static io.github.onetimecode.openapi.ApiStage.expect;
import static io.github.onetimecode.openapi.ApiStage.resend;
import static org.assertj.core.api.Assertions.assertThat;

/** Limits of users and clients that are reached, and a store that does not answer. */
record LimitScenes(ApiStage stage, OpenApiDocument document) {

    private static final int MAILS_AN_HOUR = 10;
    private static final int ATTEMPTS = 5;
    private static final int WRONG_CODES_A_DAY = 10;
    private static final int REQUESTS_A_MINUTE = 600;

    void play() {
        noMailsLeft();
        noWrongCodesLeft();
        storeFails();
        tooManyRequests();
    }

    private void noMailsLeft() {
        ApiCaller application = stage.application();
        Person person = stage.person();
        ApiAnswer last = stage.issue(application, person, "email");
        for (int mail = 1; mail < MAILS_AN_HOUR; mail++) {
            last = stage.issue(application, person, "email");
        }
        expect(application.post("", Map.of("user", person.name())), 429, "limited");
        stage.faults().expire("next-mail");
        expect(resend(application, last), 429, "limited");
    }

    private void noWrongCodesLeft() {
        ApiCaller application = stage.application();
        Person person = stage.person();
        ApiAnswer last = stage.issue(application, person, "return");
        for (int code = 0; code < WRONG_CODES_A_DAY / ATTEMPTS; code++) {
            ApiAnswer issued = stage.issue(application, person, "return");
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                expect(confirm(application, issued, "00000000"), 422, "wrong-code");
            }
        }
        expect(confirm(application, last, last.field("code")), 429, "limited");
    }

    private void storeFails() {
        ApiCaller application = stage.application();
        stage.faults().fail(".*");
        document.operations().stream().filter(operation -> !operation.roles().isEmpty())
                .forEach(operation -> expect(send(application, operation), 503, "unavailable"));
        stage.faults().reset();
    }

    private void tooManyRequests() {
        ApiCaller busy = stage.another("issue", "confirm");
        int asked = 0;
        while (busy.send("GET", "/" + UNKNOWN).status() != 429) {
            assertThat(++asked).as("requests in a minute").isLessThanOrEqualTo(REQUESTS_A_MINUTE);
        }
        document.operations().stream().filter(operation -> !operation.roles().isEmpty())
                .forEach(operation -> expect(send(busy, operation), 429, "too-many-requests"));
    }

    private static ApiAnswer send(ApiCaller caller, ApiOperation operation) {
        return caller.send(operation.method(), operation.pathOf(UNKNOWN),
                operation.hasBody() ? Map.of("Content-Type", "application/json") : Map.of(),
                operation.hasBody() ? operation.example() : new byte[0]);
    }
}
