package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.challenge.ChallengeStore;
import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.challenge.StandInChallengeStore;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.page.CodeForm;
import io.github.onetimecode.page.ConfirmForm;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * Issues and confirms codes in a password reset in which the person has shown only a user name. Everybody sees the same
 * pages, whether or not a user has that name. Only the administrator learns why a user cannot have a code; the reset
 * goes on with a stand-in.
 */
final class ResetForm implements CodeForm {

    private final OneTimeCodes codes;
    private final AuthenticationFlowContext context;
    private final StepReader step;
    private final ChallengeStore challenges;

    ResetForm(OneTimeCodes codes, AuthenticationFlowContext context, StepReader step) {
        this.codes = codes;
        this.context = context;
        this.step = step;
        this.challenges = new LoginNotes(context.getAuthenticationSession()).of(step.stepId());
    }

    @Override
    public boolean isIssued() {
        return challenges.read().isPresent();
    }

    @Override
    public boolean issueOnce() throws RefusedException {
        ConsentFreeTab.requirePossible(context);
        if (isIssued()) {
            return true;
        }
        try {
            CodeRequest request = step.requestOfUser();
            if (request.recipient().isWithoutCode()) {
                new StepRefusal(context).report(RefusedException.passwordElsewhere(request.user()));
            }
            return form(request, challenges).issueOnce();
        } catch (RefusedException refused) {
            return reportAndStandIn(refused).issueOnce();
        }
    }

    @Override
    public void show() throws RefusedException {
        CodeForm form;
        try {
            form = formOfUser();
        } catch (RefusedException reported) {
            // The administrator was told when the code was requested. Showing the page again is nothing new.
            form = formOfStandIn();
        }
        form.show();
    }

    @Override
    public void take(MultivaluedMap<String, String> posted) throws RefusedException {
        try {
            formOfUser().take(posted);
        } catch (RefusedException refused) {
            reportAndStandIn(refused).take(posted);
        }
    }

    /** @throws RefusedException if the user cannot have a code now, or no code was mailed to the user */
    private CodeForm formOfUser() throws RefusedException {
        CodeRequest request = step.requestOfUser();
        if (challenges.read().filter(stored -> codes.isBoundTo(stored.challenge(), request.binding())).isEmpty()) {
            throw new RefusedException(Refusal.NO_CHALLENGE, "no code was mailed in this login");
        }
        return form(request, challenges);
    }

    private CodeForm reportAndStandIn(RefusedException refused) throws RefusedException {
        new StepRefusal(context).report(refused);
        return formOfStandIn();
    }

    private CodeForm formOfStandIn() throws RefusedException {
        CodeRequest request = step.requestOfStandIn();
        return form(request, new StandInChallengeStore(challenges, codes, request.binding()));
    }

    private CodeForm form(CodeRequest request, ChallengeStore stored) {
        CodeContext codeContext = new CodeContext(context.getSession(), codes, request, stored, context.getEvent());
        return new ConfirmForm(codeContext, FlowPage.of(context), new FlowReply(context, codeContext));
    }
}
