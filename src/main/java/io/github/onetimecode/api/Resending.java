package io.github.onetimecode.api;

import java.util.Optional;

import io.github.onetimecode.api.http.Problem;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.lifecycle.CodeResend;
import io.github.onetimecode.lifecycle.CodeStanding;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.lifecycle.UserLock;

import jakarta.ws.rs.core.Response;

/** Mails the code of an application once more. */
final class Resending {

    private final ApiCall call;
    private final OrderedCode code;

    Resending(ApiCall call, OrderedCode code) {
        this.call = call;
        this.code = code;
    }

    Response resend() throws Problem {
        if (code.placed().order().returned()) {
            throw new Problem(ProblemType.NOT_OFFERED);
        }
        SeenCode seen = sendable();
        CodeStanding standing = seen.standing();
        if (code.placed().confirmedAt().isPresent() || standing.isUsed()) {
            throw new Problem(ProblemType.USED);
        }
        if (standing.attemptsLeft() == 0) {
            throw new Problem(ProblemType.EXHAUSTED);
        }
        return switch (new CodeResend(seen.work()).resend(seen.kept())) {
            // What became of it is part of the answer.
            case SENT, FAILED -> state();
            case TOO_EARLY -> throw new Problem(ProblemType.TOO_EARLY)
                    .retryAfter(seen.work().mail(seen.kept()).secondsUntilNext());
            case MAIL_LIMIT -> throw refused(Denial.MAIL_LIMIT);
            case NOT_OFFERED -> throw new Problem(ProblemType.NOT_OFFERED);
            case USER_LOCKED -> throw refused(Denial.USER_LOCKED);
            case USER_LOCKED_FOR_GOOD -> throw refused(Denial.USER_LOCKED_FOR_GOOD);
            case NO_KEY -> throw refused(Denial.NO_KEY);
        };
    }

    private Response state() throws Problem {
        OrderedCode sent = OrderedCode.find(call, code.placed().order().id());
        return StateAnswer.of(sent, sent.seen());
    }

    /** For the user, if a mail may go out now. */
    private SeenCode sendable() throws Problem {
        Optional<Denial> denial = code.user().flatMap(user -> new UserLock(call.session()).find(user)
                .or(() -> Recipient.denial(user, true)));
        if (denial.isEmpty()) {
            return code.seen();
        }
        Problem problem = refused(denial.get());
        if (!code.placed().order().isDiscreet()) {
            throw problem;
        }
        return code.seenByNobody();
    }

    private Problem refused(Denial denial) {
        call.report(code.user(), denial.eventError());
        return ApiCall.problem(denial);
    }
}
