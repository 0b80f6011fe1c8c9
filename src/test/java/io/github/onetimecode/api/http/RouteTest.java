package io.github.onetimecode.api.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class RouteTest {

    @ParameterizedTest
    @CsvSource({"POST,'',ISSUE,''", "GET,openapi.json,DESCRIBE,''", "GET,abc,STATE,abc", "DELETE,abc,GIVE_UP,abc",
        "POST,abc/confirm,CONFIRM,abc", "POST,abc/resend,RESEND,abc", "OPTIONS,'',PREFLIGHT,''",
        "OPTIONS,abc,PREFLIGHT,abc", "OPTIONS,abc/confirm,PREFLIGHT,abc"})
    void addressAndMethodSayWhatIsAskedFor(String method, String path, Operation operation, String id)
            throws ProblemException {
        assertThat(Route.of(method, path)).isEqualTo(new Route(operation, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "abc/", "abc/other", "abc/confirm/", "abc/confirm/x", "/abc", "//", "openapi.json/"})
    void thereIsNothingElsewhere(String path) {
        for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS", "PUT"}) {
            ProblemException problem = catchThrowableOfType(ProblemException.class, () -> Route.of(method, path));
            assertThat(problem).hasMessage("urn:one-time-code:problem:not-found");
        }
    }

    @Test
    void otherMethodsAreToldWhichThereAre() {
        assertThat(allowed("GET", "")).isEqualTo("POST, OPTIONS");
        assertThat(allowed("PUT", "abc")).isEqualTo("DELETE, GET, OPTIONS");
        assertThat(allowed("GET", "abc/confirm")).isEqualTo("POST, OPTIONS");
        assertThat(allowed("POST", "openapi.json")).isEqualTo("GET, OPTIONS");
    }

    private static String allowed(String method, String path) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> Route.of(method, path));
        assertThat(problem).hasMessage("urn:one-time-code:problem:method-not-allowed");
        return problem.header("Allow");
    }
}
