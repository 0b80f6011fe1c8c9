package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.FlowWiring;

/** Confirm One-Time Code for User: the form for a code that an earlier step issued. */
final class ConfirmStep extends Step {

    private final OneTimeCodes codes;

    ConfirmStep(OneTimeCodes codes) {
        this.codes = codes;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, (c, flow) -> forms(c, flow).form().show());
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        run(context, (c, flow) -> forms(c, flow).form().take(c.getHttpRequest().getDecodedFormParameters()));
    }

    private StepForms forms(AuthenticationFlowContext context, FlowWiring flow) throws RefusedException {
        return StepForms.read(codes, context, flow, flow.pairOfConfirm(context.getExecution()), PersonCheck.NONE);
    }
}
