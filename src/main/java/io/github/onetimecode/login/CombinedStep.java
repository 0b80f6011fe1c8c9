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
     * Lets Keycloak go on to another factor if the user has one. Otherwise the flow would fail without giving a
     * reason, so the step shows a page; if the user has another factor, the page has the link to it. If the login has
     * proven nothing, every reason leads to the other factor: otherwise a stranger could tell a locked account from a
     * missing address.
     */
    @Override
    void refuse(AuthenticationFlowContext context, RefusedException refused) {
        boolean aboutAddress = refused.refusal().isAboutAddress();
        boolean other = (aboutAddress || refused.isQuiet()) && OtherFactors.areOffered(context);
        if (other) {
            prepareOther(context, refused);
        }
        if (other && OtherFactors.areStillToCome(context)) {
            if (!aboutAddress) {
                new StepRefusal(context).report(refused);
            }
            context.attempted();
        } else {
            super.refuse(context, refused);
        }
    }

    /** Called before the user is led to another factor. */
    void prepareOther(AuthenticationFlowContext context, RefusedException refused) {
        // Another factor is enough.
    }
}
