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

    Response confirm(ConfirmRequest asked) throws ProblemException {
        CodeView seen = code.seen();
        Optional<Denial> denial = seen.isNobodys() ? Optional.empty()
                : code.user().flatMap(user -> new UserLock(call.session()).find(user));
        if (denial.isPresent()) {
            seen.work().events().refused(seen.kept().challenge(), denial.get().eventError());
            seen = inPlaceOfUser(ApiCall.problem(denial.get()));
        }
        if (code.placed().confirmedAt().isPresent() || seen.standing().isUsed()) {
            seen.work().events().refused(seen.kept().challenge(), Errors.EXPIRED_CODE);
            throw new ProblemException(ProblemType.USED);
        }
        return attempt(asked.purpose().map(seen::as).orElse(seen), asked.code());
    }

    private Response attempt(CodeView seen, TypedCode typed) throws ProblemException {
        CodeConfirmer.Attempt attempt = new CodeConfirmer(seen.work()).attempt(seen.kept(), typed);
        seen.work().events().refused(seen.kept().challenge(), attempt.outcome());
        return switch (attempt.outcome()) {
            case ACCEPTED -> accept(seen);
            case WRONG -> throw new ProblemException(ProblemType.WRONG_CODE)
                    .with("attempts_left", attempt.attemptsLeft());
            case OTHER_LENGTH, UNCLEAR -> throw new ProblemException(ProblemType.MALFORMED_CODE)
                    .with("code_length", seen.kept().challenge().length());
            case EXPIRED -> throw new ProblemException(ProblemType.EXPIRED);
            case USED -> throw new ProblemException(ProblemType.USED);
            case EXHAUSTED -> throw new ProblemException(ProblemType.EXHAUSTED);
            case LIMITED -> attemptInPlaceOfUser(typed, ProblemException.limited());
            case USER_LOCKED -> attemptInPlaceOfUser(typed, ApiCall.problem(Denial.USER_LOCKED));
            case USER_LOCKED_FOR_GOOD -> attemptInPlaceOfUser(typed, ApiCall.problem(Denial.USER_LOCKED_FOR_GOOD));
        };
    }

    /**
     * Where this answer would show that the user exists, the caller gets the answer to an attempt at the stand-in's
     * code instead.
     */
    private Response attemptInPlaceOfUser(TypedCode typed, ProblemException told) throws ProblemException {
        return attempt(inPlaceOfUser(told), typed);
    }

    private CodeView inPlaceOfUser(ProblemException told) throws ProblemException {
        if (!code.placed().order().isDiscreet()) {
            throw told;
        }
        return code.seenByNobody();
    }

    private Response accept(CodeView seen) {
        IssuedOrder placed = code.placed();
        Instant now = call.codes().now();
        call.orders().confirmed(placed, now);
        call.event().user(seen.work().request().user());
        seen.work().events().accepted(seen.kept().challenge());
        call.event().success();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", placed.order().id());
        answer.put("user", seen.work().request().user().getId());
        answer.put("client", code.client().getClientId());
        if (!placed.order().purpose().isNone()) {
            answer.put("purpose", placed.order().purpose().text());
        }
        answer.put("issued_at", placed.kept().challenge().issuedAt().toString());
        answer.put("confirmed_at", now.toString());
        return Answer.json(OK, answer).build();
    }
}
