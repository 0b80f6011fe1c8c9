package io.github.onetimecode.login.person;

import java.util.Objects;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.challenge.LoginNotes;

/** The kinds of flow that differ from a login in a browser. Keycloak 26.7 distinguishes them only by this text. */
public final class FlowPath {

    /** The flow behind "Forgot password?". */
    private static final String RESET = "reset-credentials";

    private static final String DIRECT_GRANT = "token";
    private static final String FIRST_BROKER_LOGIN = "first-broker-login";
    private static final String POST_BROKER_LOGIN = "post-broker-login";
    private static final String BROWSER = "authenticate";
    private static final String REGISTRATION = "registration";

    private FlowPath() {
    }

    /** Native applications request tokens without a browser, so they cannot show a page. */
    public static boolean isDirectGrant(AuthenticationFlowContext context) {
        return DIRECT_GRANT.equals(context.getFlowPath());
    }

    /** The flows that follow a login through an identity provider. */
    static boolean isAfterProvider(AuthenticationFlowContext context) {
        return isPostBrokerLogin(context) || isFirstBrokerLogin(context);
    }

    /** The flow that makes or finds the account of somebody who comes by an identity provider for the first time. */
    static boolean isFirstBrokerLogin(AuthenticationFlowContext context) {
        return FIRST_BROKER_LOGIN.equals(context.getFlowPath());
    }

    /** The flow that follows every login through an identity provider. */
    static boolean isPostBrokerLogin(AuthenticationFlowContext context) {
        return POST_BROKER_LOGIN.equals(context.getFlowPath());
    }

    public static boolean isReset(AuthenticationFlowContext context) {
        return RESET.equals(context.getFlowPath());
    }

    /**
     * Whether the running step belongs to the flow that the path names. Keycloak 26.7 runs the step that waits for an
     * answer by the path of any flow ({@code SessionCodeChecks}, {@code AuthenticationProcessor}), so that a page of a
     * login could be posted as one of a reset. Paths of identity providers and of direct grants need more than that.
     *
     * @param flow at the top of the running step
     */
    public static boolean leadsTo(AuthenticationFlowModel flow, AuthenticationFlowContext context) {
        RealmModel realm = context.getRealm();
        return switch (Objects.requireNonNullElse(context.getFlowPath(), "")) {
            case RESET -> isSame(flow, realm.getResetCredentialsFlow());
            case REGISTRATION -> isSame(flow, realm.getRegistrationFlow());
            case BROWSER -> isBrowserFlow(flow, context.getAuthenticationSession());
            default -> !isSame(flow, realm.getResetCredentialsFlow()) && !isSame(flow, realm.getRegistrationFlow());
        };
    }

    /** Whether the flow is the one by which this tab logs in. */
    static boolean isBrowserFlow(AuthenticationFlowModel flow, AuthenticationSessionModel tab) {
        return isSame(flow, AuthenticationFlowResolver.resolveBrowserFlow(tab));
    }

    private static boolean isSame(AuthenticationFlowModel flow, AuthenticationFlowModel other) {
        return other != null && flow.getId().equals(other.getId());
    }

    static boolean isLogin(AuthenticationFlowContext context) {
        return BROWSER.equals(context.getFlowPath());
    }

    static boolean isRegistration(AuthenticationFlowContext context) {
        return REGISTRATION.equals(context.getFlowPath());
    }

    /**
     * Starts the login again. It keeps the flow that a client policy has chosen for it ({@code auth-flow-enforcer}):
     * Keycloak (26.2.5 to 26.7.4, {@code AuthenticationProcessor.resetFlow}) forgets it, and would go on with the
     * realm's own, which may ask for no code.
     *
     * @param message what the first page says: a key or a text
     */
    public static void startAgain(AuthenticationFlowContext context, String message) {
        Runnable restore = new LoginNotes(context.getAuthenticationSession()).choiceOfPolicy();
        context.resetFlow(() -> {
            restore.run();
            context.setForwardedInfoMessage(message);
        });
    }

    /** Whether Keycloak can send the login back to its first step. In other flows, the next post is a 400 (26.7). */
    public static boolean canStartAgain(AuthenticationFlowContext context) {
        return isLogin(context) || isReset(context);
    }
}
