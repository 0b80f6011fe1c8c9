package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.core.OneTimeCodes;

/**
 * One-Time Code by E-mail: issues and confirms in a single execution, which is all that Keycloak can offer as one of
 * several factors.
 */
final class CombinedStep extends Step {

    private final OneTimeCodes codes;

    CombinedStep(OneTimeCodes codes) {
        this.codes = codes;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, this::issueAndShow);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        run(context, (c, flow) -> code(c, flow).form().take(c.getHttpRequest().getDecodedFormParameters()));
    }

    private void issueAndShow(AuthenticationFlowContext context, FlowWiring flow) throws Refused {
        StepCode code = code(context, flow);
        code.issueOnce();
        code.form().show();
    }

    private StepCode code(AuthenticationFlowContext context, FlowWiring flow) throws Refused {
        return StepCode.read(codes, context, flow, flow.pairOfCombined(context.getExecution()));
    }

    /** Steps aside where the user has another factor; without one the flow would fail with no word of why. */
    @Override
    void refuse(AuthenticationFlowContext context, Refused refused) {
        boolean another = context.getExecution().isAlternative() && context.getAuthenticationSelections() != null
                && context.getAuthenticationSelections().size() > 1;
        if (refused.refusal().isAboutAddress() && another) {
            context.attempted();
        } else {
            super.refuse(context, refused);
        }
    }
}
