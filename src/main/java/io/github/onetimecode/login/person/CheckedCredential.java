package io.github.onetimecode.login.person;

import java.util.Map;
import java.util.Set;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.authentication.authenticators.browser.UsernameForm;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

import io.github.onetimecode.wiring.FlowWiring;

/** Looks for a step of the running flow that has checked a credential of the user and has succeeded. */
final class CheckedCredential {

    /**
     * Keycloak 26.7: these check a credential, although they are not a {@link CredentialValidator}. Recovery codes are
     * one only since 26.4.
     */
    private static final Set<String> CHECK = Set.of("auth-username-password-form", "idp-username-password-form",
            "direct-grant-validate-password", "auth-spnego", "auth-x509-client-username-form",
            "direct-grant-auth-x509-username", "http-basic-authenticator", "auth-recovery-authn-code-form");
    /** Keycloak 26.7: these can succeed without checking one, although they are a {@link CredentialValidator}. */
    private static final Set<String> MAY_CHECK_NOTHING = Set.of("auth-conditional-otp-form", "reset-otp");

    private final AuthenticationFlowContext context;
    private final FlowWiring flow;
    private final AuthenticationSessionModel login;
    private final TabHistory tab;

    CheckedCredential(AuthenticationFlowContext context, FlowWiring flow) {
        this.context = context;
        this.flow = flow;
        this.login = context.getAuthenticationSession();
        this.tab = new TabHistory(context);
    }

    boolean exists() {
        if (!tab.isOfUser()) {
            return false;
        }
        Map<String, ExecutionStatus> passed = login.getExecutionStatus();
        for (AuthenticationExecutionModel step : flow.allSteps()) {
            if (!step.isAuthenticatorFlow() && passed.get(step.getId()) == ExecutionStatus.SUCCESS && checks(step)) {
                return true;
            }
        }
        return false;
    }

    private boolean checks(AuthenticationExecutionModel step) {
        String id = step.getAuthenticator();
        if (flow.isConfirming(step)) {
            return flow.goesToOwner(step);
        }
        return CHECK.contains(id) || !MAY_CHECK_NOTHING.contains(id) && checks(
                context.getSession().getProvider(Authenticator.class, id));
    }

    /**
     * Steps of other extensions count if they declare it, or if they extend Keycloak's form. Such a form may ask only
     * for a name, so a password must also have been validated in this login.
     */
    private boolean checks(Authenticator step) {
        return step instanceof CredentialValidator
                || step instanceof UsernamePasswordForm && !(step instanceof UsernameForm)
                        && AuthenticatorUtil.isPasswordValidated(login);
    }
}
