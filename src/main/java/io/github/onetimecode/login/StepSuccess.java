package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.credential.OTPCredentialModel;

/** Reports a confirmed code to Keycloak. */
final class StepSuccess {

    private StepSuccess() {
    }

    /**
     * A success clears the user's failures in brute-force detection only if a credential type that it knows was
     * reported in the login (Keycloak 26.7.4, {@code DefaultBruteForceProtector}). Where no step has, this one reports
     * "otp".
     */
    static void report(AuthenticationFlowContext context) {
        AcceptedCode.remember(context);
        if (AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession()).isEmpty()) {
            context.success(OTPCredentialModel.TYPE);
        } else {
            context.success();
        }
    }
}
