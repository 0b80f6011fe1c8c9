package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.realm.KeycloakClock;

/** Whether an account is shut, by an administrator or by brute-force detection. */
final class UserLock {

    private UserLock() {
    }

    /**
     * The same for somebody who is not logging in. Keycloak's protector is not asked whether an approver is locked for a
     * time: by asking it takes the approver for somebody in the middle of a login and locks out whoever asks next (seen in
     * 26.7.4, {@code DefaultBlockingBruteForceProtector}).
     *
     * @throws Refused if the approver is locked
     */
    static void requireNoneOfApprover(AuthenticationFlowContext context, UserModel approver) throws Refused {
        RealmModel realm = context.getRealm();
        if (realm.isBruteForceProtected()) {
            UserLoginFailureModel failures = context.getSession().loginFailures()
                    .getUserLoginFailure(realm, approver.getId());
            long now = new KeycloakClock().instant().getEpochSecond();
            boolean forNow = failures != null && now < failures.getFailedLoginNotBefore();
            if (forNow || context.getProtector().isPermanentlyLockedOut(context.getSession(), realm, approver)) {
                throw new Refused(Refusal.USER_LOCKED, "approver %s is locked", approver.getId());
            }
        }
    }

    /**
     * Asked before issue, resend and confirm: Keycloak 26.7 itself lets a right code of a locked user pass.
     *
     * @throws Refused if the user is disabled or locked
     */
    static void requireNone(AuthenticationFlowContext context, UserModel user) throws Refused {
        if (!user.isEnabled()) {
            throw new Refused(Refusal.USER_DISABLED, "user %s is disabled", user.getId());
        }
        String lock = AuthenticatorUtils.getDisabledByBruteForceEventError(context, user);
        if (lock != null) {
            boolean forGood = lock.equals(Refusal.USER_DISABLED.eventError());
            throw new Refused(forGood ? Refusal.USER_DISABLED : Refusal.USER_LOCKED,
                    "user %s is locked by brute-force detection", user.getId());
        }
    }
}
