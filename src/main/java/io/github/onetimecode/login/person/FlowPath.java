package io.github.onetimecode.login.person;

import org.keycloak.authentication.AuthenticationFlowContext;

/** The ways in that are unlike a login in a browser. Keycloak 26.7 tells them apart by nothing but this text. */
public final class FlowPath {

    /** Where somebody says to have forgotten the password. */
    private static final String RESET = "reset-credentials";

    private static final String DIRECT_GRANT = "token";
    private static final String POST_BROKER_LOGIN = "post-broker-login";
    private static final String BROWSER = "authenticate";

    private FlowPath() {
    }

    /** Native applications ask for tokens without a browser; they cannot show a page. */
    public static boolean isDirectGrant(AuthenticationFlowContext context) {
        return DIRECT_GRANT.equals(context.getFlowPath());
    }

    /** After every login by an identity provider. */
    static boolean isPostBrokerLogin(AuthenticationFlowContext context) {
        return POST_BROKER_LOGIN.equals(context.getFlowPath());
    }

    public static boolean isReset(AuthenticationFlowContext context) {
        return RESET.equals(context.getFlowPath());
    }

    /** Whether a login survives it to be sent back to its first step. In others the next post is a 400 (26.7). */
    public static boolean canStartAgain(AuthenticationFlowContext context) {
        return BROWSER.equals(context.getFlowPath()) || isReset(context);
    }
}
