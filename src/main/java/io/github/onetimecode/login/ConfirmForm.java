package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.realm.ChallengeNotes;
import io.github.onetimecode.realm.KeptChallenge;

import jakarta.ws.rs.core.MultivaluedMap;

/** The conversation with the person who confirms: shows the form, takes what is posted, and answers. */
final class ConfirmForm {

    private final OneTimeCodes codes;
    private final CodeRequest request;
    private final AuthenticationFlowContext context;
    private final ChallengeNotes notes;
    private final CodeConfirm confirm;
    private final CodeEvents events;

    ConfirmForm(OneTimeCodes codes, CodeRequest request) {
        this.codes = codes;
        this.request = request;
        this.context = request.context();
        this.notes = new ChallengeNotes(request.login());
        this.confirm = new CodeConfirm(codes, request);
        this.events = new CodeEvents(request);
    }

    /** @throws Refused if this login has no challenge, or no attempts are left and it cannot start again */
    void show() throws Refused {
        KeptChallenge kept = kept();
        if (confirm.hasAttemptLeft(kept)) {
            context.challenge(page(kept).response());
        } else {
            startAgain(kept);
        }
    }

    /** @throws Refused if this login has no challenge, or a limit ends it */
    void take() throws Refused {
        KeptChallenge kept = kept();
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        String typed = posted.getFirst(ConfirmPage.CODE_FIELD);
        boolean resend = posted.containsKey(ConfirmPage.RESEND_BUTTON);
        if (resend && confirm.hasAttemptLeft(kept)) {
            resend(kept);
        } else if (resend) {
            startAgain(kept);
        } else if (typed == null || TypedCode.of(typed).isEmpty()) {
            context.forceChallenge(page(kept).error("oneTimeCodeMissing").response());
        } else {
            answer(kept, confirm.attempt(kept, TypedCode.of(typed)));
        }
    }

    private void answer(KeptChallenge kept, CodeConfirm.Attempt attempt) throws Refused {
        switch (attempt.outcome()) {
            case ACCEPTED -> accept(kept);
            case WRONG -> {
                events.refused(kept.challenge(), Errors.INVALID_USER_CREDENTIALS);
                String text = attempt.attemptsLeft() > 0 ? "oneTimeCodeWrong" : "oneTimeCodeWrongLast";
                context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS,
                        page(kept).error(text, attempt.attemptsLeft()).response());
            }
            case EXPIRED -> sayOver(kept, "oneTimeCodeExpired");
            case USED -> sayOver(kept, "oneTimeCodeUsed");
            case EXHAUSTED -> startAgain(kept);
            case LIMITED -> throw new Refused(Refusal.FAILURE_LIMIT, "no failures are left for today");
        }
    }

    private void accept(KeptChallenge kept) {
        UserModel user = request.user();
        if (request.settings().issue().marksEmailVerified() && !request.recipient().approver() && !user.isEmailVerified()) {
            user.setEmailVerified(true);
            events.addressVerified(kept.challenge());
        }
        notes.remove(request.stepId());
        events.accepted(kept.challenge());
        SuccessCredential.report(context);
    }

    private void sayOver(KeptChallenge kept, String messageKey) {
        events.refused(kept.challenge(), Errors.EXPIRED_CODE);
        context.forceChallenge(page(kept).error(messageKey).response());
    }

    private void resend(KeptChallenge kept) throws Refused {
        Resend outcome = new CodeIssue(codes, request).resend(kept);
        ConfirmPage page = page(kept());
        switch (outcome) {
            case SENT -> page.sentAgain();
            case FAILED -> page.error("oneTimeCodeMailFailed");
            case TOO_EARLY -> page.error("oneTimeCodeResendTooEarly", Math.max(1, page.secondsUntilResend()));
            case MAIL_LIMIT -> page.error("oneTimeCodeMailLimit");
            case NOT_OFFERED -> page.error("oneTimeCodeMissing");
        }
        context.forceChallenge(page.response());
    }

    private void startAgain(KeptChallenge kept) throws Refused {
        FlowRestart.require(context);
        events.refused(kept.challenge(), Refusal.EXHAUSTED.eventError());
        FlowRestart.restart(context, "oneTimeCodeExhausted");
    }

    private KeptChallenge kept() throws Refused {
        return notes.read(request.stepId()).orElseThrow(
                () -> new Refused(Refusal.NO_CHALLENGE, "no code was issued in this login"));
    }

    private ConfirmPage page(KeptChallenge kept) {
        return new ConfirmPage(codes, request, kept);
    }
}
