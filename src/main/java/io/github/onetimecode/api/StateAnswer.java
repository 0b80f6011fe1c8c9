package io.github.onetimecode.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.onetimecode.api.http.Answer;
import io.github.onetimecode.challenge.MailState;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.lifecycle.CodeStatus;
import io.github.onetimecode.orders.CodeOrder;

import jakarta.ws.rs.core.Response;

/** Answers with the state of a code. */
final class StateAnswer {

    private static final int OK = 200;

    private StateAnswer() {
    }

    static Response of(CallersCode code, CodeView view) {
        CodeOrder order = code.issued().order();
        CodeChallenge challenge = view.stored().challenge();
        CodeStatus status = view.status();
        Optional<Instant> confirmedAt = code.issued().confirmedAt();
        CodeStatus.State state = confirmedAt.isPresent() ? CodeStatus.State.CONFIRMED : status.state();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", order.id());
        answer.put("state", state.name().toLowerCase(Locale.ROOT));
        answer.put("delivery", delivery(order, view));
        answer.put("reference", challenge.reference());
        answer.put("client", code.client().getClientId());
        if (!order.purpose().isNone()) {
            answer.put("purpose", order.purpose().text());
        }
        answer.put("issued_at", challenge.issuedAt().toString());
        answer.put("expires_at", challenge.expiresAt().toString());
        confirmedAt.ifPresent(at -> answer.put("confirmed_at", at.toString()));
        answer.put("attempts_left", status.attemptsLeft());
        boolean mayBeMailed = state == CodeStatus.State.PENDING || state == CodeStatus.State.EXPIRED;
        if (!order.returned() && mayBeMailed) {
            MailState mail = view.context().mail(view.stored());
            if (view.context().request().rules().offersResend() || !mail.isSent()) {
                answer.put("resend_after_seconds", mail.secondsUntilNext());
            }
        }
        return Answer.json(OK, answer).build();
    }

    static String delivery(CodeOrder order, CodeView view) {
        if (order.returned()) {
            return "returned";
        }
        MailState mail = view.context().mail(view.stored());
        return switch (mail.delivery()) {
            case SENDING -> "queued";
            case SENT -> "sent";
            case FAILED, UNCERTAIN, REFUSED -> "failed";
        };
    }
}
