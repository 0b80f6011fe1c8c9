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
        run(context, (c, flow) -> new ConfirmForm(codes, request(c, flow)).take());
    }

    private void issueAndShow(AuthenticationFlowContext context, FlowWiring flow) throws Refused {
        CodeRequest request = request(context, flow);
        new CodeIssue(codes, request).issueOnce();
        new ConfirmForm(codes, request).show();
    }

    private static CodeRequest request(AuthenticationFlowContext context, FlowWiring flow) throws Refused {
        return CodeRequest.read(context, flow, flow.pairOfCombined(context.getExecution()));
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
