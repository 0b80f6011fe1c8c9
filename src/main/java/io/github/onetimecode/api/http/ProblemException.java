package io.github.onetimecode.api.http;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.onetimecode.core.PrintableName;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Refuses a request with a problem document (RFC 9457). It has no stack trace, since it is an expected outcome and not
 * a fault.
 */
public final class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String PROBLEM_JSON = "application/problem+json";
    /** The store does not say when a claim expires, so this is an estimate of when to try again. */
    private static final long SECONDS_UNTIL_A_LIMIT_IS_ASKED_AGAIN = 600;

    private final ProblemType type;
    private final String detail;
    private final transient Map<String, Object> more = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(ProblemType type) {
        this(type, type.detail());
    }

    private ProblemException(ProblemType type, String detail) {
        super(type.uri(), null, false, false);
        this.type = type;
        this.detail = detail;
    }

    /** @param what is wrong, as the rest of a sentence that begins with the field's name */
    public static ProblemException ofField(String field, String what) {
        String name = PrintableName.of(field);
        return new ProblemException(ProblemType.BAD_REQUEST, "The field '" + name + "' " + what + ".")
                .with("field", name);
    }

    public static ProblemException ofHeader(String header, String what) {
        return new ProblemException(ProblemType.BAD_REQUEST, "The " + header + " header " + what + ".");
    }

    static ProblemException missing(ApiRole role) {
        return missing(role.word(), ApiRole.CLIENT);
    }

    static ProblemException missing(String role, String client) {
        return new ProblemException(ProblemType.FORBIDDEN,
                "The role '" + role + "' of the client '" + client + "' is required.")
                .with("role", role);
    }

    public static ProblemException limited() {
        return new ProblemException(ProblemType.LIMITED).retryAfter(SECONDS_UNTIL_A_LIMIT_IS_ASKED_AGAIN);
    }

    public ProblemException with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** @param seconds raised to 1 if less */
    public ProblemException retryAfter(long seconds) {
        return header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
    }

    /** The value of a header of the response. */
    String header(String name) {
        return headers.get(name);
    }

    public Response response() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type.uri());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", detail);
        document.putAll(more);
        Response.ResponseBuilder response = Answer.json(type.status(), document)
                .type(PROBLEM_JSON);
        headers.forEach(response::header);
        return response.build();
    }
}
