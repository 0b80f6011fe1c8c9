package io.github.onetimecode.keycloak.version;

import java.util.Collection;
import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Reports the success of a step. In 26.7, it clears the user's failures in brute-force detection only if the login has
 * reported a credential type that the detection knows ({@code DefaultBruteForceProtector}); before, each success
 * clears them. 26.4 and later tells which types a login has reported; 26.2 has no types at all.
 */
public final class AcceptedStep {

    private static final Optional<VersionedMethod> REPORTED =
            VersionedMethod.find(AuthenticatorUtil.class, "getAuthnCredentials", AuthenticationSessionModel.class);
    private static final Optional<VersionedMethod> WITH_TYPE =
            VersionedMethod.find(AuthenticationFlowContext.class, "success", String.class);

    private AcceptedStep() {
    }

    /** Reports the type "otp" if no step of this login has reported one. */
    public static void report(AuthenticationFlowContext context) {
        if (REPORTED.isPresent() && WITH_TYPE.isPresent() && ((Collection<?>) REPORTED.get()
                .call(null, context.getAuthenticationSession())).isEmpty()) {
            WITH_TYPE.get().call(context, OTPCredentialModel.TYPE);
        } else {
            context.success();
        }
    }
}
