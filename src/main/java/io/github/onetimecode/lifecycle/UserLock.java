package io.github.onetimecode.lifecycle;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.managers.DefaultBlockingBruteForceProtector;
import org.keycloak.services.managers.DefaultBruteForceProtector;

import io.github.onetimecode.keycloak.KeycloakClock;

/**
 * Whether an account is shut, by an administrator or by brute-force detection. Keycloak 26.7 itself lets a right code
 * of a locked user pass.
 */
public final class UserLock {

    private final KeycloakSession session;
    private final RealmModel realm;

    public UserLock(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * By what is stored. For whoever only looks at a page, and for an approver: by asking Keycloak's protector a
     * request takes the user for somebody in the middle of a login, and all others of this user are told that the
     * account is locked until it ends (seen in 26.7.4, {@code DefaultBlockingBruteForceProtector}). A reload would
     * refuse the code that is posted beside it.
     *
     * @return empty if the user is neither disabled nor locked
     */
    public Optional<Denial> find(UserModel user) {
        if (!user.isEnabled()) {
            return Optional.of(Denial.USER_DISABLED);
        }
        UserLoginFailureModel failures = realm.isBruteForceProtected()
                ? session.loginFailures().getUserLoginFailure(realm, user.getId()) : null;
        if (failures != null && realm.isPermanentLockout()
                && failures.getNumTemporaryLockouts() > realm.getMaxTemporaryLockouts()) {
            return Optional.of(Denial.USER_LOCKED_FOR_GOOD);
        }
        boolean locked = failures != null
                && new KeycloakClock().instant().getEpochSecond() < failures.getFailedLoginNotBefore();
        return locked ? Optional.of(Denial.USER_LOCKED) : Optional.empty();
    }

    /**
     * Counts a wrong code in brute-force detection, where Keycloak does not do it for a step of a flow. Without a
     * category, since it leaves out all but a few (26.6 on). Where nothing was proven, not by the protector that lets
     * one request of a user in at a time: it would keep the user out until the failure is written down, and whoever has
     * the turn meanwhile would lose it (seen in 26.7.4).
     */
    public void countFailure(CodeRequest request) {
        if (realm.isBruteForceProtected()) {
            BruteForceProtector usual = session.getProvider(BruteForceProtector.class);
            BruteForceProtector protector = request.proven() || !(usual instanceof DefaultBlockingBruteForceProtector)
                    ? usual : new DefaultBruteForceProtector(session.getKeycloakSessionFactory());
            protector.failedLogin(realm, request.user(), session.getContext().getConnection(),
                    session.getContext().getHttpRequest().getUri(), null);
        }
    }

    /**
     * By Keycloak's own protector, before a code is issued, sent again or compared: one request of a user at a time.
     * Asked in the order of Keycloak's {@code AuthenticatorUtils}, which knows the steps of flows. Where nothing was
     * proven no turn is taken: strangers who press buttons, and applications, could keep the user from logging in with
     * it. A stand-in is never locked.
     *
     * @return empty if the request has the turn, which is the only one of the user until it ends
     */
    Optional<Denial> takeTurn(CodeRequest request) {
        if (!realm.isBruteForceProtected() || request.recipient().isNobody()) {
            return Optional.empty();
        }
        UserModel user = request.user();
        if (!request.proven()) {
            return find(user);
        }
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        if (protector.isPermanentlyLockedOut(session, realm, user)) {
            return Optional.of(Denial.USER_LOCKED_FOR_GOOD);
        }
        return protector.isTemporarilyDisabled(session, realm, user) ? Optional.of(Denial.USER_LOCKED)
                : Optional.empty();
    }
}
