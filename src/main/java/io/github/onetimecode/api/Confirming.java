package io.github.onetimecode.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.keycloak.events.Errors;

import io.github.onetimecode.api.http.Answer;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.lifecycle.CodeConfirmer;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.orders.IssuedOrder;

import jakarta.ws.rs.core.Response;

/** Confirms a code that a user typed into an application. */
final class Confirming {

    private static final int OK = 200;

    private final ApiCall call;
    private final CallersCode code;

    /** @throws ProblemException unless the caller's application may confirm the code */
    Confirming(ApiCall call, CallersCode code) throws ProblemException {
        this.call = call;
        this.code = code;
        if (!code.isConfirmedByCaller()) {
            throw new ProblemException(ProblemType.UNKNOWN);
        }
    }

    Response confirm(ConfirmRequest request) throws ProblemException {
        CodeView view = code.view();
        Optional<Denial> denial = view.isOfStandIn() ? Optional.empty()
                : code.user().flatMap(user -> new UserLock(call.session()).find(user));
        if (denial.isPresent()) {
            view.context().events().refused(view.stored().challenge(), denial.get().eventError());
            view = viewOfStandInOrThrow(ApiCall.problem(denial.get()));
        }
        if (code.issued().confirmedAt().isPresent() || view.status().isUsed()) {
            view.context().events().refused(view.stored().challenge(), Errors.EXPIRED_CODE);
            throw new ProblemException(ProblemType.USED);
        }
        return attempt(request.purpose().map(view::as).orElse(view), request.code());
    }

    private Response attempt(CodeView view, TypedCode typed) throws ProblemException {
        CodeConfirmer.Attempt attempt = new CodeConfirmer(view.context()).attempt(view.stored(), typed);
        view.context().events().refused(view.stored().challenge(), attempt.outcome());
        return switch (attempt.outcome()) {
            case ACCEPTED -> accept(view);
            case WRONG -> throw new ProblemException(ProblemType.WRONG_CODE)
                    .with("attempts_left", attempt.attemptsLeft());
            case OTHER_LENGTH, UNCLEAR -> throw new ProblemException(ProblemType.MALFORMED_CODE)
                    .with("code_length", view.stored().challenge().length());
            case EXPIRED -> throw new ProblemException(ProblemType.EXPIRED);
            case USED -> throw new ProblemException(ProblemType.USED);
            case EXHAUSTED -> throw new ProblemException(ProblemType.EXHAUSTED);
            case LIMITED -> attemptAsStandInOrThrow(typed, ProblemException.limited());
            case USER_LOCKED -> attemptAsStandInOrThrow(typed, ApiCall.problem(Denial.USER_LOCKED));
            case USER_LOCKED_FOR_GOOD -> attemptAsStandInOrThrow(typed, ApiCall.problem(Denial.USER_LOCKED_FOR_GOOD));
        };
    }

    /**
     * Where this answer would show that the user exists, the caller gets the answer to an attempt at the stand-in's
     * code instead.
     */
    private Response attemptAsStandInOrThrow(TypedCode typed, ProblemException problem) throws ProblemException {
        return attempt(viewOfStandInOrThrow(problem), typed);
    }

    private CodeView viewOfStandInOrThrow(ProblemException problem) throws ProblemException {
        if (!code.issued().order().isDiscreet()) {
            throw problem;
        }
        return code.viewOfStandIn();
    }

    private Response accept(CodeView view) {
        IssuedOrder issued = code.issued();
        Instant now = call.codes().now();
        call.orders().confirmed(issued, now);
        call.event().user(view.context().request().user());
        view.context().events().accepted(view.stored().challenge());
        call.event().success();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", issued.order().id());
        answer.put("user", view.context().request().user().getId());
        answer.put("client", code.client().getClientId());
        if (!issued.order().purpose().isNone()) {
            answer.put("purpose", issued.order().purpose().text());
        }
        answer.put("issued_at", issued.stored().challenge().issuedAt().toString());
        answer.put("confirmed_at", now.toString());
        return Answer.json(OK, answer).build();
    }
}
