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
     * A success clears the user's failures in brute-force detection only if the login has reported a credential type
     * that the detection knows (Keycloak 26.7.4, {@code DefaultBruteForceProtector}). If no step has reported one, this
     * step reports "otp".
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
