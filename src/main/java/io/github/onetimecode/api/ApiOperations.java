package io.github.onetimecode.api;

import java.io.InputStream;
import java.util.List;

import io.github.onetimecode.api.http.JsonBody;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.Route;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Performs the operation that an authenticated caller requested. */
final class ApiOperations {

    private static final int NO_CONTENT = 204;

    private final ApiCall call;
    private final HttpHeaders headers;

    ApiOperations(ApiCall call) {
        this.call = call;
        this.headers = call.session().getContext().getRequestHeaders();
    }

    Response perform(Route route, InputStream body) throws ProblemException {
        return switch (route.operation()) {
            case ISSUE -> issue(body);
            case CONFIRM -> confirm(route.id(), body);
            case STATE -> state(route.id());
            case RESEND -> resend(route.id());
            case GIVE_UP -> giveUp(route.id());
            case DESCRIBE, PREFLIGHT -> throw new IllegalArgumentException(route.operation() + " needs no caller");
        };
    }

    private Response issue(InputStream body) throws ProblemException {
        requireReadableLanguage();
        List<String> keys = headers.getRequestHeaders().getOrDefault(IdempotentIssuing.IDEMPOTENCY_KEY, List.of());
        return new IdempotentIssuing(call, IssueRequest.read(JsonBody.read(headers, body))).issue(keys);
    }

    private Response confirm(String id, InputStream body) throws ProblemException {
        ConfirmRequest request = ConfirmRequest.read(JsonBody.read(headers, body));
        return new Confirming(call, CallersCode.find(call, id)).confirm(request);
    }

    private Response resend(String id) throws ProblemException {
        requireReadableLanguage();
        return new Resending(call, CallersCode.find(call, id)).resend();
    }

    /**
     * Keycloak reads the header only for users who have chosen no language. If such a mail failed and others did not,
     * that would tell whom there is.
     */
    private void requireReadableLanguage() throws ProblemException {
        try {
            headers.getAcceptableLanguages();
        } catch (RuntimeException e) {
            throw ProblemException.ofHeader(HttpHeaders.ACCEPT_LANGUAGE, "cannot be read");
        }
    }

    private Response state(String id) throws ProblemException {
        CallersCode code = CallersCode.find(call, id);
        return StateAnswer.of(code, code.view());
    }

    private Response giveUp(String id) throws ProblemException {
        call.orders().giveUp(CallersCode.find(call, id).issued());
        return Response.status(NO_CONTENT).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
