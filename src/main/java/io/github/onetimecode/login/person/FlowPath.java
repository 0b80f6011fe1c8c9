package io.github.onetimecode.login.person;

import org.keycloak.authentication.AuthenticationFlowContext;

/** The kinds of flow that differ from a login in a browser. Keycloak 26.7 distinguishes them only by this text. */
public final class FlowPath {

    /** The flow behind "Forgot password?". */
    private static final String RESET = "reset-credentials";

    private static final String DIRECT_GRANT = "token";
    private static final String POST_BROKER_LOGIN = "post-broker-login";
    private static final String BROWSER = "authenticate";

    private FlowPath() {
    }

    /** Native applications request tokens without a browser, so they cannot show a page. */
    public static boolean isDirectGrant(AuthenticationFlowContext context) {
        return DIRECT_GRANT.equals(context.getFlowPath());
    }

    /** The flow that follows every login through an identity provider. */
    static boolean isPostBrokerLogin(AuthenticationFlowContext context) {
        return POST_BROKER_LOGIN.equals(context.getFlowPath());
    }

    public static boolean isReset(AuthenticationFlowContext context) {
        return RESET.equals(context.getFlowPath());
    }

    /** Whether Keycloak can send the login back to its first step. In other flows, the next post is a 400 (26.7). */
    public static boolean canStartAgain(AuthenticationFlowContext context) {
        return BROWSER.equals(context.getFlowPath()) || isReset(context);
    }
}
