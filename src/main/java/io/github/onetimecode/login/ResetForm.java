package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.challenge.BorrowedChallenge;
import io.github.onetimecode.challenge.ChallengeNotes;
import io.github.onetimecode.challenge.ChallengeStore;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.CodeWork;
import io.github.onetimecode.page.CodeForm;
import io.github.onetimecode.page.ConfirmForm;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.Refused;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * The conversation with somebody who says to have forgotten the password, and has shown nothing but a name. Whoever has
 * that name, if anybody has: all see the same pages. Why somebody can have no code is told to the administrator alone,
 * and a stand-in goes on in that person's place.
 */
final class ResetForm implements CodeForm {

    private final OneTimeCodes codes;
    private final AuthenticationFlowContext context;
    private final StepRequest step;
    private final ChallengeStore challenges;

    ResetForm(OneTimeCodes codes, AuthenticationFlowContext context, StepRequest step) {
        this.codes = codes;
        this.context = context;
        this.step = step;
        this.challenges = new ChallengeNotes(context.getAuthenticationSession()).of(step.stepId());
    }

    @Override
    public boolean isIssued() {
        return challenges.read().isPresent();
    }

    @Override
    public boolean issueOnce() throws Refused {
        if (isIssued()) {
            return true;
        }
        try {
            CodeRequest request = step.ofPerson();
            if (request.recipient().isWithoutCode()) {
                new StepRefusal(context).report(Refused.passwordElsewhere(request.user()));
            }
            return form(request, challenges).issueOnce();
        } catch (Refused refused) {
            return inPlaceOf(refused).issueOnce();
        }
    }

    @Override
    public void show() throws Refused {
        CodeForm form;
        try {
            form = ofOwner();
        } catch (Refused told) {
            // Told when the code was asked for: to look at a page once more is nothing new.
            form = ofNobody();
        }
        form.show();
    }

    @Override
    public void take(MultivaluedMap<String, String> posted) throws Refused {
        try {
            ofOwner().take(posted);
        } catch (Refused refused) {
            inPlaceOf(refused).take(posted);
        }
    }

    /** @throws Refused if the person can have no code now, or was mailed none */
    private CodeForm ofOwner() throws Refused {
        CodeRequest request = step.ofPerson();
        if (challenges.read().filter(kept -> codes.isBoundTo(kept.challenge(), request.binding())).isEmpty()) {
            throw new Refused(Refusal.NO_CHALLENGE, "no code was mailed in this login");
        }
        return form(request, challenges);
    }

    private CodeForm inPlaceOf(Refused refused) throws Refused {
        new StepRefusal(context).report(refused);
        return ofNobody();
    }

    private CodeForm ofNobody() throws Refused {
        CodeRequest request = step.ofNobody();
        return form(request, new BorrowedChallenge(challenges, codes, request.binding()));
    }

    private CodeForm form(CodeRequest request, ChallengeStore kept) {
        CodeWork work = new CodeWork(context.getSession(), codes, request, kept, context.getEvent());
        return new ConfirmForm(work, FlowPage.of(context), new FlowTalk(context, work));
    }
}
