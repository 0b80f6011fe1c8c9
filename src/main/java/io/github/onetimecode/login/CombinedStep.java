package io.github.onetimecode.login;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.FlowWiring;

/**
 * One-Time Code by E-mail: issues and confirms in a single execution, because Keycloak can offer only a single
 * execution as one of several factors.
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
                : (c, flow) -> forms(c, flow).form().take(posted));
    }

    private void issueAndShow(AuthenticationFlowContext context, FlowWiring flow) throws RefusedException {
        StepForms forms = forms(context, flow);
        if (forms.issueOnce()) {
            forms.form().show();
        }
    }

    private StepForms forms(AuthenticationFlowContext context, FlowWiring flow) throws RefusedException {
        return StepForms.read(codes, context, flow, flow.pairOfCombined(context.getExecution()), this::check);
    }

    /** @throws RefusedException if this user cannot have a code */
    void check(CodeRequest request) throws RefusedException {
        // This step demands nothing beyond what all steps demand.
    }

    /**
     * Lets Keycloak offer another factor if the user has one. Without another factor, the flow would fail without
     * giving a reason, so the step shows a page. If the login has proven nothing, every reason leads to the other
     * factor: otherwise a stranger could tell a locked account from a missing address.
     */
    @Override
    void refuse(AuthenticationFlowContext context, RefusedException refused) {
        boolean aboutAddress = refused.refusal().isAboutAddress();
        if ((aboutAddress || refused.isQuiet()) && isAnotherOffered(context)) {
            if (!aboutAddress) {
                new StepRefusal(context).report(refused);
            }
            offerAnother(context, refused);
        } else {
            super.refuse(context, refused);
        }
    }

    /** Marks the step as attempted: Keycloak then offers the other factors. */
    void offerAnother(AuthenticationFlowContext context, RefusedException refused) {
        context.attempted();
    }

    private static boolean isAnotherOffered(AuthenticationFlowContext context) {
        String own = context.getExecution().getId();
        return context.getExecution().isAlternative() && context.getAuthenticationSelections() != null
                && context.getAuthenticationSelections().stream()
                        .anyMatch(option -> !own.equals(option.getAuthExecId()));
    }
}
