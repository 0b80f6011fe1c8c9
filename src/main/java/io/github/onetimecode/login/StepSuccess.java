package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.keycloak.version.AcceptedStep;

/** Reports a confirmed code to Keycloak. */
final class StepSuccess {

    private static final String ATTRIBUTE = "one-time-code:accepted:";

    private StepSuccess() {
    }

    static void report(AuthenticationFlowContext context) {
        context.getSession().setAttribute(ATTRIBUTE + context.getExecution().getId(), tab(context));
        AcceptedStep.report(context);
    }

    /**
     * Whether this step has already accepted a code of this tab in this request. Concurrent posts of a tab share the
     * session's execution statuses: a late post marks the step as challenged again, and Keycloak runs it a second time
     * in the request that has just passed it (seen in 26.7.4). Without this check, the code would be used and nobody
     * would be logged in.
     */
    static boolean isReported(AuthenticationFlowContext context) {
        return tab(context).equals(context.getSession().getAttribute(ATTRIBUTE + context.getExecution().getId()));
    }

    private static String tab(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return login.getParentSession().getId() + "." + login.getTabId();
    }
}
