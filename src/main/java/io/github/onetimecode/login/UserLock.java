package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.realm.KeycloakClock;

/**
 * Whether an account is shut, by an administrator or by brute-force detection. Keycloak 26.7 itself lets a right code of a
 * locked user pass.
 */
final class UserLock {

    private UserLock() {
    }

    /**
     * By what is stored. For whoever only looks at a page, and for an approver: by asking Keycloak's protector a request
     * takes the user for somebody in the middle of a login, and all others of this user are told that the account is
     * locked until it ends (seen in 26.7.4, {@code DefaultBlockingBruteForceProtector}). A reload would refuse the code that
     * is posted beside it.
     *
     * @throws Refused if the user is disabled or locked
     */
    static void requireNone(AuthenticationFlowContext context, UserModel user) throws Refused {
        if (!user.isEnabled()) {
            throw new Refused(Refusal.USER_DISABLED, "user %s is disabled", user.getId());
        }
        RealmModel realm = context.getRealm();
        UserLoginFailureModel failures = realm.isBruteForceProtected()
                ? context.getSession().loginFailures().getUserLoginFailure(realm, user.getId()) : null;
        if (failures != null && realm.isPermanentLockout()
                && failures.getNumTemporaryLockouts() > realm.getMaxTemporaryLockouts()) {
            throw locked(Refusal.USER_DISABLED, user);
        }
        if (failures != null && new KeycloakClock().instant().getEpochSecond() < failures.getFailedLoginNotBefore()) {
            throw locked(Refusal.USER_LOCKED, user);
        }
    }

    /**
     * By Keycloak's own protector, before a code is issued, sent again or compared: one request of a user at a time.
     *
     * @throws Refused if the user is locked or has another such request on this node
     */
    static void requireTurn(AuthenticationFlowContext context, UserModel user) throws Refused {
        String lock = AuthenticatorUtils.getDisabledByBruteForceEventError(context, user);
        if (lock != null) {
            throw locked(lock.equals(Refusal.USER_DISABLED.eventError()) ? Refusal.USER_DISABLED : Refusal.USER_LOCKED, user);
        }
    }

    private static Refused locked(Refusal refusal, UserModel user) {
        return new Refused(refusal, "user %s is locked by brute-force detection", user.getId());
    }
}
