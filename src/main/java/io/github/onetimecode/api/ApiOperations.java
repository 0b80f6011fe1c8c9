package io.github.onetimecode.api;

import java.io.InputStream;
import java.util.List;

import io.github.onetimecode.api.http.JsonBody;
import io.github.onetimecode.api.http.Problem;
import io.github.onetimecode.api.http.Route;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Does what a caller asks who has been let in. */
final class ApiOperations {

    private static final int NO_CONTENT = 204;

    private final ApiCall call;
    private final HttpHeaders headers;

    ApiOperations(ApiCall call) {
        this.call = call;
        this.headers = call.session().getContext().getRequestHeaders();
    }

    Response perform(Route route, InputStream body) throws Problem {
        return switch (route.operation()) {
            case ISSUE -> issue(body);
            case CONFIRM -> confirm(route.id(), body);
            case STATE -> state(route.id());
            case RESEND -> new Resending(call, OrderedCode.find(call, route.id())).resend();
            case GIVE_UP -> giveUp(route.id());
            case DESCRIBE, PREFLIGHT -> throw new IllegalArgumentException("nobody has to be let in for this");
        };
    }

    private Response issue(InputStream body) throws Problem {
        List<String> keys = headers.getRequestHeaders().getOrDefault(Issuing.IDEMPOTENCY_KEY, List.of());
        return new Issuing(call, IssueRequest.read(JsonBody.read(headers, body))).issue(keys);
    }

    private Response confirm(String id, InputStream body) throws Problem {
        ConfirmRequest asked = ConfirmRequest.read(JsonBody.read(headers, body));
        return new Confirming(call, OrderedCode.find(call, id)).confirm(asked);
    }

    private Response state(String id) throws Problem {
        OrderedCode code = OrderedCode.find(call, id);
        return StateAnswer.of(code, code.seen());
    }

    private Response giveUp(String id) throws Problem {
        call.orders().giveUp(OrderedCode.find(call, id).placed());
        return Response.status(NO_CONTENT).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
