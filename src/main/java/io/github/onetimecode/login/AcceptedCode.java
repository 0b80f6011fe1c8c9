package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Remembers within one request that its code was accepted. Posts of one tab at the same time share the session's
 * execution statuses: one that came too late marks the step as challenged again, and Keycloak runs it once more in the
 * very request that has just passed it (seen in 26.7.4). Without this nobody would get in, and the code would be used.
 */
final class AcceptedCode {

    private static final String ATTRIBUTE = "one-time-code:accepted:";

    private AcceptedCode() {
    }

    static void remember(AuthenticationFlowContext context) {
        context.getSession().setAttribute(ATTRIBUTE + context.getExecution().getId(), tab(context));
    }

    /** Whether this step has accepted a code of this tab in this request. */
    static boolean isRemembered(AuthenticationFlowContext context) {
        return tab(context).equals(context.getSession().getAttribute(ATTRIBUTE + context.getExecution().getId()));
    }

    private static String tab(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return login.getParentSession().getId() + "." + login.getTabId();
    }
}
