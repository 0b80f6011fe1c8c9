package io.github.onetimecode.api;

import java.util.Optional;

import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.lifecycle.CodeResender;
import io.github.onetimecode.lifecycle.CodeStatus;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.lifecycle.Resend;
import io.github.onetimecode.lifecycle.UserLock;

import jakarta.ws.rs.core.Response;

/** Mails the code of an application again. */
final class Resending {

    private final ApiCall call;
    private final CallersCode code;

    Resending(ApiCall call, CallersCode code) {
        this.call = call;
        this.code = code;
    }

    Response resend() throws ProblemException {
        if (code.issued().order().returned()) {
            throw new ProblemException(ProblemType.NOT_OFFERED);
        }
        CodeView view = sendable();
        CodeStatus status = view.status();
        if (code.issued().confirmedAt().isPresent() || status.isUsed()) {
            throw new ProblemException(ProblemType.USED);
        }
        if (status.attemptsLeft() == 0) {
            throw new ProblemException(ProblemType.EXHAUSTED);
        }
        Resend resend = new CodeResender(view.context()).resend(view.stored());
        return switch (resend.outcome()) {
            // The answer contains the state of the mail.
            case SENT, FAILED -> state();
            case TOO_EARLY -> throw new ProblemException(ProblemType.TOO_EARLY)
                    .retryAfter(view.context().mail(view.stored()).secondsUntilNext());
            case NOT_OFFERED -> throw new ProblemException(ProblemType.NOT_OFFERED);
            case DENIED -> throw refused(resend.denial().orElseThrow());
        };
    }

    private Response state() throws ProblemException {
        CallersCode sent = CallersCode.find(call, code.issued().order().id());
        return StateAnswer.of(sent, sent.view());
    }

    /** The user's code if it may be mailed now. Otherwise the caller gets the stand-in's, or learns the reason. */
    private CodeView sendable() throws ProblemException {
        Optional<Denial> denial = code.user().flatMap(user -> new UserLock(call.session()).find(user)
                .or(() -> Recipient.denial(user, true)));
        if (denial.isEmpty()) {
            return code.view();
        }
        ProblemException problem = refused(denial.get());
        if (!code.issued().order().isDiscreet()) {
            throw problem;
        }
        return code.viewOfStandIn();
    }

    private ProblemException refused(Denial denial) {
        call.report(code.user(), denial.eventError());
        return ApiCall.problem(denial);
    }
}
