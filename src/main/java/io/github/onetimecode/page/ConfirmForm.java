package io.github.onetimecode.page;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.lifecycle.CodeConfirmer;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeEvents;
import io.github.onetimecode.lifecycle.CodeIssuer;
import io.github.onetimecode.lifecycle.CodeResender;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.Resend;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.MultivaluedMap;

/** Asks for the code in a browser: shows the form, takes what the user posts, and answers. */
public final class ConfirmForm implements CodeForm {

    private final CodeContext codeContext;
    private final LoginPage page;
    private final ConfirmReply reply;
    private final CodeEvents events;

    public ConfirmForm(CodeContext codeContext, LoginPage page, ConfirmReply reply) {
        this.codeContext = codeContext;
        this.page = page;
        this.reply = reply;
        this.events = codeContext.events();
    }

    @Override
    public boolean isIssued() {
        return new CodeIssuer(codeContext).isIssued();
    }

    @Override
    public boolean issueOnce() throws RefusedException {
        RefusedException.throwIf(new CodeIssuer(codeContext).issueOnce(), codeContext.request().user());
        return true;
    }

    @Override
    public void show() throws RefusedException {
        StoredChallenge stored = stored();
        if (confirmer().hasAttemptLeft(stored)) {
            reply.show(page(stored).response());
        } else {
            reply.startAgain(stored);
        }
    }

    @Override
    public void take(MultivaluedMap<String, String> posted) throws RefusedException {
        StoredChallenge stored = stored();
        String typed = posted.getFirst(ConfirmPage.CODE_FIELD);
        boolean resend = posted.containsKey(ConfirmPage.RESEND_BUTTON);
        if (resend && confirmer().hasAttemptLeft(stored)) {
            resend(stored);
        } else if (resend) {
            reply.startAgain(stored);
        } else if (typed == null || TypedCode.of(typed).isEmpty()) {
            reply.show(page(stored).error("oneTimeCodeMissing").response());
        } else {
            answer(stored, TypedCode.of(typed));
        }
    }

    private void answer(StoredChallenge stored, TypedCode typed) throws RefusedException {
        CodeConfirmer.Attempt attempt = confirmer().attempt(stored, typed);
        switch (attempt.outcome()) {
            case ACCEPTED -> accept(stored);
            case WRONG -> {
                events.refused(stored.challenge(), attempt.outcome());
                String text = attempt.attemptsLeft() > 0 ? "oneTimeCodeWrong" : "oneTimeCodeWrongLast";
                reply.showWrong(page(stored).error(text, attempt.attemptsLeft()).response());
            }
            case OTHER_LENGTH, UNCLEAR -> reply.show(page(stored).notCompared(typed).response());
            case EXPIRED -> showUnusable(stored, attempt, page(stored).expired());
            case USED -> showUnusable(stored, attempt, page(stored).error("oneTimeCodeUsed"));
            case EXHAUSTED -> reply.startAgain(stored);
            case LIMITED -> throw refusal(Denial.FAILURE_LIMIT);
            case USER_LOCKED -> throw refusal(Denial.USER_LOCKED);
            case USER_LOCKED_FOR_GOOD -> throw refusal(Denial.USER_LOCKED_FOR_GOOD);
        }
    }

    private void accept(StoredChallenge stored) throws RefusedException {
        codeContext.challenges().remove();
        events.accepted(stored.challenge());
        reply.accept(stored);
    }

    private void showUnusable(StoredChallenge stored, CodeConfirmer.Attempt attempt, ConfirmPage shown) {
        events.refused(stored.challenge(), attempt.outcome());
        reply.show(shown.response());
    }

    private void resend(StoredChallenge stored) throws RefusedException {
        Resend resend = new CodeResender(codeContext).resend(stored);
        ConfirmPage page = page(stored());
        switch (resend.outcome()) {
            case SENT -> page.sentAgain();
            case FAILED -> page.error("oneTimeCodeMailFailed");
            case TOO_EARLY -> page.error("oneTimeCodeResendTooEarly", Math.max(1, page.secondsUntilResend()));
            case NOT_OFFERED -> page.error("oneTimeCodeMissing");
            case DENIED -> showDenial(page, resend.denial().orElseThrow());
        }
        reply.show(page.response());
    }

    /**
     * If the limit for mails is reached, the existing code can still be used. That message says something about the
     * account, so only a proven login gets it. Other logins are refused as quietly as on their first mail.
     */
    private void showDenial(ConfirmPage page, Denial denial) throws RefusedException {
        if (denial != Denial.MAIL_LIMIT || !codeContext.request().proven()) {
            throw refusal(denial);
        }
        page.error("oneTimeCodeMailLimit");
    }

    private StoredChallenge stored() throws RefusedException {
        return codeContext.challenges().read().orElseThrow(
                () -> new RefusedException(Refusal.NO_CHALLENGE, "no code was issued in this login"));
    }

    private ConfirmPage page(StoredChallenge stored) {
        return new ConfirmPage(codeContext, stored, page);
    }

    private CodeConfirmer confirmer() {
        return new CodeConfirmer(codeContext);
    }

    private RefusedException refusal(Denial denial) {
        return RefusedException.of(denial, codeContext.request().user());
    }
}
