package io.github.onetimecode.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.keycloak.events.Errors;

import io.github.onetimecode.api.http.Answer;
import io.github.onetimecode.api.http.Problem;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.lifecycle.CodeConfirm;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.EventErrors;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.orders.PlacedOrder;

import jakarta.ws.rs.core.Response;

/** Confirms what a user typed into an application. */
final class Confirming {

    private static final int OK = 200;

    private final ApiCall call;
    private final OrderedCode code;

    /** @throws Problem unless the code is for the caller's application */
    Confirming(ApiCall call, OrderedCode code) throws Problem {
        this.call = call;
        this.code = code;
        if (!code.isConfirmedByCaller()) {
            throw new Problem(ProblemType.UNKNOWN);
        }
    }

    Response confirm(ConfirmRequest asked) throws Problem {
        SeenCode seen = code.seen();
        Optional<Denial> denial = seen.isNobodys() ? Optional.empty()
                : code.user().flatMap(user -> new UserLock(call.session()).find(user));
        if (denial.isPresent()) {
            seen.work().events().refused(seen.kept().challenge(), denial.get().eventError());
            seen = inPlaceOfUser(ApiCall.problem(denial.get()));
        }
        if (code.placed().confirmedAt().isPresent() || seen.standing().isUsed()) {
            seen.work().events().refused(seen.kept().challenge(), Errors.EXPIRED_CODE);
            throw new Problem(ProblemType.USED);
        }
        return attempt(asked.purpose().map(seen::as).orElse(seen), asked.code());
    }

    private Response attempt(SeenCode seen, TypedCode typed) throws Problem {
        CodeConfirm.Attempt attempt = new CodeConfirm(seen.work()).attempt(seen.kept(), typed);
        return switch (attempt.outcome()) {
            case ACCEPTED -> accept(seen);
            case WRONG -> throw refused(seen, Errors.INVALID_USER_CREDENTIALS, new Problem(ProblemType.WRONG_CODE)
                    .with("attempts_left", attempt.attemptsLeft()));
            case OTHER_LENGTH, UNCLEAR -> throw new Problem(ProblemType.MALFORMED_CODE)
                    .with("code_length", seen.kept().challenge().length());
            case EXPIRED -> throw refused(seen, Errors.EXPIRED_CODE, new Problem(ProblemType.EXPIRED));
            case USED -> throw refused(seen, Errors.EXPIRED_CODE, new Problem(ProblemType.USED));
            case EXHAUSTED -> throw refused(seen, EventErrors.EXHAUSTED, new Problem(ProblemType.EXHAUSTED));
            case LIMITED -> instead(seen, typed, EventErrors.LIMITED, Problem.limited());
            case USER_LOCKED -> instead(seen, typed, Denial.USER_LOCKED.eventError(), ApiCall.problem(Denial.USER_LOCKED));
            case USER_LOCKED_FOR_GOOD -> instead(seen, typed, Denial.USER_LOCKED_FOR_GOOD.eventError(),
                    ApiCall.problem(Denial.USER_LOCKED_FOR_GOOD));
        };
    }

    /** What would tell that there is such a user: another attempt in the user's place is as wrong as it costs. */
    private Response instead(SeenCode seen, TypedCode typed, String error, Problem told) throws Problem {
        refused(seen, error, told);
        return attempt(inPlaceOfUser(told), typed);
    }

    private SeenCode inPlaceOfUser(Problem told) throws Problem {
        if (!code.placed().order().isDiscreet()) {
            throw told;
        }
        return code.seenByNobody();
    }

    private static Problem refused(SeenCode seen, String error, Problem problem) {
        seen.work().events().refused(seen.kept().challenge(), error);
        return problem;
    }

    private Response accept(SeenCode seen) {
        PlacedOrder placed = code.placed();
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
