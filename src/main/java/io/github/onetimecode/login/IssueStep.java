package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.FlowWiring;
import io.github.onetimecode.wiring.StepKind;

/**
 * Get One-Time Code for User: issues a code, mails it and goes on. It does not let a flow end without a confirmation.
 */
final class IssueStep extends Step implements AuthenticationFlowCallback {

    private final OneTimeCodes codes;
    private final KeycloakSession session;

    IssueStep(OneTimeCodes codes, KeycloakSession session) {
        this.codes = codes;
        this.session = session;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, this::issue);
    }

    /** The step has no form. Only the page of its refusal can post to it: the step then tries again. */
    @Override
    public void action(AuthenticationFlowContext context) {
        run(context, this::issue);
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        new UnconfirmedCode(session).refuse(context.getExecution());
    }

    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
        UnconfirmedCode unconfirmed = new UnconfirmedCode(session);
        for (AuthenticationExecutionModel step
                : new FlowWiring(session.getContext().getRealm(), topFlow.getId()).allSteps()) {
            if (StepKind.ISSUE.isKindOf(step) && wasPassed(step, topFlow)) {
                unconfirmed.refuse(step);
            }
        }
        unconfirmed.refuseAnotherUser(topFlow);
    }

    /**
     * Whether the login went on behind the sub-flow of this step. Somebody may have had a code mailed there and then
     * have chosen another factor. If the step that confirms was taken out, the sub-flow has succeeded without it.
     */
    private boolean wasPassed(AuthenticationExecutionModel step, AuthenticationFlowModel topFlow) {
        if (step.getParentFlow().equals(topFlow.getId())) {
            return true;
        }
        AuthenticationExecutionModel subFlow =
                session.getContext().getRealm().getAuthenticationExecutionByFlowId(step.getParentFlow());
        return session.getContext().getAuthenticationSession().getExecutionStatus().get(subFlow.getId())
                == ExecutionStatus.SUCCESS;
    }

    private void issue(AuthenticationFlowContext context, FlowWiring flow) throws RefusedException {
        FlowWiring.StepPair pair = flow.pairOfIssue(context.getExecution());
        if (StepForms.read(codes, context, flow, pair, PersonCheck.NONE).issueOnce()) {
            // By itself, Keycloak 26.7 registers only the callbacks of steps that have a form.
            AuthenticatorUtil.setAuthCallbacksFactoryIds(context.getAuthenticationSession(),
                    StepKind.ISSUE.providerId());
            context.success();
        }
    }
}
