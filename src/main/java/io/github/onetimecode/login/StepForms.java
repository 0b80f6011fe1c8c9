package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.challenge.ChallengeStore;
import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.challenge.SharedChallengeStore;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.login.person.HiddenUser;
import io.github.onetimecode.page.CodeForm;
import io.github.onetimecode.page.ConfirmForm;
import io.github.onetimecode.page.QuietForm;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.FlowWiring;

/**
 * Chooses the form of a step: pages for a browser, the same pages for everybody in a password reset, or JSON for a
 * direct grant.
 */
final class StepForms {

    private final AuthenticationFlowContext context;
    private final CodeForm form;

    private StepForms(AuthenticationFlowContext context, CodeForm form) {
        this.context = context;
        this.form = form;
    }

    /** @throws RefusedException if the settings, the user, the recipient or the application do not allow a code */
    static StepForms read(OneTimeCodes codes, AuthenticationFlowContext context, FlowWiring flow,
            FlowWiring.StepPair pair, PersonCheck check) throws RefusedException {
        StepReader step = StepReader.read(context, flow, pair, check);
        if (step.isDiscreet()) {
            new HiddenUser(context).hide();
            return new StepForms(context, new ResetForm(codes, context, step));
        }
        CodeForm form = formOf(codes, context, step);
        return new StepForms(context, step.isProven() ? form : new QuietForm(form));
    }

    private static CodeForm formOf(OneTimeCodes codes, AuthenticationFlowContext context, StepReader step)
            throws RefusedException {
        CodeRequest request = step.requestOfUser();
        boolean grant = FlowPath.isDirectGrant(context);
        ChallengeStore challenges = grant ? new SharedChallengeStore(context.getSession(), request.sharedName())
                : new LoginNotes(context.getAuthenticationSession()).of(step.stepId());
        CodeContext codeContext = new CodeContext(context.getSession(), codes, request, challenges, context.getEvent());
        FlowReply reply = new FlowReply(context, codeContext);
        return grant ? new GrantForm(codeContext, reply, GrantParameters.of(context.getHttpRequest()))
                : new ConfirmForm(codeContext, FlowPage.of(context), reply);
    }

    /**
     * Issues a code if there is none and a person asked for one.
     *
     * @return whether the flow goes on; otherwise the step has answered
     * @throws RefusedException if the user is locked or has reached a limit, or if the realm has no key
     */
    boolean issueOnce() throws RefusedException {
        AskedLogin asking = new AskedLogin(context);
        if (FlowPath.isDirectGrant(context) || form.isIssued() || asking.isMade()) {
            return form.issueOnce();
        }
        context.forceChallenge(asking.answer(FlowPage.of(context)));
        return false;
    }

    CodeForm form() {
        return form;
    }
}
