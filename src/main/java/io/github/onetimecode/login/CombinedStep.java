package io.github.onetimecode.login;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.FlowWiring;

/**
 * One-Time Code by E-mail: issues and confirms in a single execution, which is all that Keycloak can offer as one of
 * several factors.
 */
class CombinedStep extends Step {

    private final OneTimeCodes codes;

    CombinedStep(OneTimeCodes codes) {
        this.codes = codes;
    }

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        run(context, this::issueAndShow);
    }

    @Override
    public final void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        run(context, posted.containsKey(LoginPage.SEND_BUTTON) ? this::issueAndShow
                : (c, flow) -> code(c, flow).form().take(posted));
    }

    private void issueAndShow(AuthenticationFlowContext context, FlowWiring flow) throws RefusedException {
        StepForms code = code(context, flow);
        if (code.issueOnce()) {
            code.form().show();
        }
    }

    private StepForms code(AuthenticationFlowContext context, FlowWiring flow) throws RefusedException {
        return StepForms.read(codes, context, flow, flow.pairOfCombined(context.getExecution()), this::check);
    }

    /** @throws RefusedException if this person can have no code */
    void check(CodeRequest request) throws RefusedException {
        // Nothing beyond what all steps demand.
    }

    /**
     * Steps aside where the user has another factor; without one the flow would fail with no word of why. Where nothing
     * was proven it does so whatever is wrong: else a stranger could tell a lock from an address that is missing.
     */
    @Override
    void refuse(AuthenticationFlowContext context, RefusedException refused) {
        boolean about = refused.refusal().isAboutAddress();
        if ((about || refused.isQuiet()) && isAnotherOffered(context)) {
            if (!about) {
                new StepRefusal(context).report(refused);
            }
            stepAside(context, refused);
        } else {
            super.refuse(context, refused);
        }
    }

    /** Leaves the person to the other factors. */
    void stepAside(AuthenticationFlowContext context, RefusedException refused) {
        context.attempted();
    }

    private static boolean isAnotherOffered(AuthenticationFlowContext context) {
        String own = context.getExecution().getId();
        return context.getExecution().isAlternative() && context.getAuthenticationSelections() != null
                && context.getAuthenticationSelections().stream()
                        .anyMatch(option -> !own.equals(option.getAuthExecId()));
    }
}
