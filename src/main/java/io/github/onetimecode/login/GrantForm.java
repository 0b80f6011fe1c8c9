package io.github.onetimecode.login;

import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.lifecycle.CodeConfirmer;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeResender;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.Resend;
import io.github.onetimecode.lifecycle.SharedIssuer;
import io.github.onetimecode.page.CodeForm;
import io.github.onetimecode.page.ConfirmReply;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * Issues and confirms codes for a native application, in direct grants. No session connects the requests: each one runs
 * the whole flow and contains everything that the user has entered so far.
 */
final class GrantForm implements CodeForm {

    private final CodeContext codeContext;
    private final ConfirmReply reply;
    private final GrantParameters sent;

    GrantForm(CodeContext codeContext, ConfirmReply reply, GrantParameters sent) {
        this.codeContext = codeContext;
        this.reply = reply;
        this.sent = sent;
    }

    @Override
    public boolean isIssued() {
        return sent.code().isPresent() || isPending();
    }

    private boolean isPending() {
        return new SharedIssuer(codeContext).open().isPresent();
    }

    /** Never sends a mail if the request contains a code, whether right, wrong or empty. */
    @Override
    public boolean issueOnce() throws RefusedException {
        if (sent.code().isPresent()) {
            return true;
        }
        SharedIssuer issue = new SharedIssuer(codeContext);
        Optional<StoredChallenge> open = issue.open();
        if (open.isPresent() && sent.resend()) {
            return resend(open.get());
        }
        if (open.isEmpty()) {
            RefusedException.throwIf(issue.issueOnce(), codeContext.request().user());
        }
        return true;
    }

    @Override
    public void show() throws RefusedException {
        Optional<StoredChallenge> stored = codeContext.challenges().read();
        if (sent.code().isEmpty() || sent.code().get().isEmpty()) {
            if (sent.code().isPresent() && !isPending()) {
                throw new RefusedException(Refusal.NO_CHALLENGE, "no code is pending");
            }
            boolean failed = stored.isPresent() && codeContext.mail(stored.get()).delivery().isTrouble();
            reply.show((failed ? GrantAnswer.MAIL_FAILED : GrantAnswer.REQUIRED).response());
        } else {
            confirm(stored.orElseThrow(() -> new RefusedException(Refusal.NO_CHALLENGE, "no code is pending")),
                    sent.code().get());
        }
    }

    /** In a direct grant, Keycloak has no second post: every request starts the flow anew. */
    @Override
    public void take(MultivaluedMap<String, String> posted) throws RefusedException {
        show();
    }

    private void confirm(StoredChallenge stored, TypedCode typed) throws RefusedException {
        Confirmation outcome = new CodeConfirmer(codeContext).attempt(stored, typed).outcome();
        switch (outcome) {
            case ACCEPTED -> {
                codeContext.challenges().remove();
                codeContext.events().accepted(stored.challenge());
                reply.accept(stored);
            }
            case WRONG -> {
                codeContext.events().refused(stored.challenge(), outcome);
                reply.showWrong(GrantAnswer.WRONG.response());
            }
            case OTHER_LENGTH, UNCLEAR -> reply.show(GrantAnswer.MALFORMED.response());
            case EXPIRED, USED -> {
                codeContext.events().refused(stored.challenge(), outcome);
                reply.show(GrantAnswer.EXPIRED.response());
            }
            case EXHAUSTED -> reply.startAgain(stored);
            case LIMITED -> throw refusal(Denial.FAILURE_LIMIT);
            case USER_LOCKED -> throw refusal(Denial.USER_LOCKED);
            case USER_LOCKED_FOR_GOOD -> throw refusal(Denial.USER_LOCKED_FOR_GOOD);
        }
    }

    /** @return whether the mail was sent. The flow then goes on and answers that a code is required. */
    private boolean resend(StoredChallenge stored) throws RefusedException {
        Resend resend = new CodeResender(codeContext).resend(stored);
        switch (resend.outcome()) {
            case SENT -> {
                return true;
            }
            case FAILED -> reply.show(GrantAnswer.MAIL_FAILED.response());
            case TOO_EARLY ->
                    reply.show(GrantAnswer.RESEND_TOO_EARLY.response(
                            Math.max(1, codeContext.mail(stored).secondsUntilNext())));
            case NOT_OFFERED -> reply.show(GrantAnswer.RESEND_OFF.response());
            case DENIED -> answerDenial(resend.denial().orElseThrow());
        }
        return false;
    }

    /** Follows the same rule as {@link io.github.onetimecode.page.ConfirmForm}. */
    private void answerDenial(Denial denial) throws RefusedException {
        if (denial != Denial.MAIL_LIMIT || !codeContext.request().proven()) {
            throw refusal(denial);
        }
        reply.show(GrantAnswer.RESEND_LIMITED.response());
    }

    private RefusedException refusal(Denial denial) {
        return RefusedException.of(denial, codeContext.request().user());
    }
}
