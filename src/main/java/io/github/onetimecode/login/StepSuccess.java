package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reports a confirmed code to Keycloak. */
final class StepSuccess {

    private static final String ATTRIBUTE = "one-time-code:accepted:";

    private StepSuccess() {
    }

    /**
     * A success clears the user's failures in brute-force detection only if a credential type that it knows was
     * reported in the login (Keycloak 26.7.4, {@code DefaultBruteForceProtector}). Where no step has, this one reports
     * "otp".
     */
    static void report(AuthenticationFlowContext context) {
        context.getSession().setAttribute(ATTRIBUTE + context.getExecution().getId(), tab(context));
        if (AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession()).isEmpty()) {
            context.success(OTPCredentialModel.TYPE);
        } else {
            context.success();
        }
    }

    /**
     * Whether this step has accepted a code of this tab in this request. Posts of one tab at the same time share the
     * session's execution statuses: one that came too late marks the step as challenged again, and Keycloak runs it
     * once more in the very request that has just passed it (seen in 26.7.4). Without this nobody would get in, and the
     * code would be used.
     */
    static boolean isReported(AuthenticationFlowContext context) {
        return tab(context).equals(context.getSession().getAttribute(ATTRIBUTE + context.getExecution().getId()));
    }

    private static String tab(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return login.getParentSession().getId() + "." + login.getTabId();
    }
}
