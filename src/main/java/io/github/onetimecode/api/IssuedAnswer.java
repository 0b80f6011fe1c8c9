package io.github.onetimecode.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.keycloak.events.EventType;

import io.github.onetimecode.api.http.Answer;
import io.github.onetimecode.api.http.ApiOptions;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.MaskedAddress;
import io.github.onetimecode.core.OneTimeCode;
import io.github.onetimecode.orders.CodeOrder;

import jakarta.ws.rs.core.Response;

/** Answers an issue request. Apart from the mail, only this class reads a clear code. */
final class IssuedAnswer {

    private static final int CREATED = 201;

    private final ApiCall call;

    IssuedAnswer(ApiCall call) {
        this.call = call;
    }

    /** A repeated request gets the same answer. */
    Response of(CodeOrder order, CodeView view) throws ProblemException {
        CodeChallenge challenge = view.stored().challenge();
        Map<String, Object> issued = new LinkedHashMap<>();
        issued.put("id", order.id());
        issued.put("expires_at", challenge.expiresAt().toString());
        issued.put("delivery", StateAnswer.delivery(order, view));
        issued.put("reference", challenge.reference());
        if (order.returned()) {
            OneTimeCode code = view.status().code().orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
            issued.put("code", code.clear());
            report(view);
        } else if (!order.isDiscreet() && !view.isOfStandIn()) {
            issued.put("address", MaskedAddress.of(view.context().request().recipient().address()));
        }
        URI at = call.session().getContext().getUri().getBaseUriBuilder().path("realms").path(call.realm().getName())
                .path(ApiOptions.API).path(order.id()).build();
        return Answer.json(CREATED, issued).location(at).build();
    }

    /** Each time that somebody gets the code. A mailed code has the event of its mail instead. */
    private void report(CodeView view) {
        if (!view.isOfStandIn()) {
            call.event().event(EventType.EXECUTE_ACTIONS).user(view.context().request().user());
            view.context().events().accepted(view.stored().challenge());
            call.event().success();
        }
    }
}
