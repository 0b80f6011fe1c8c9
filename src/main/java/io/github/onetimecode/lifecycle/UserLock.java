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
import io.github.onetimecode.keycloak.version.FailureCount;

/**
 * Tells whether an account is disabled by an administrator or locked by brute-force detection. Keycloak 26.7 itself
 * does not stop a locked user with a right code.
 */
public final class UserLock {

    private final KeycloakSession session;
    private final RealmModel realm;

    public UserLock(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Reads what is stored, for requests that only show a page, and for approvers. These do not ask Keycloak's
     * protector: the protector would regard the request as a running login and report the account as locked to all
     * other requests of the user until this one ends (seen in 26.7.4, {@code DefaultBlockingBruteForceProtector}). A
     * reload of the page would then refuse a code that is posted in parallel.
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
     * Counts a wrong code in brute-force detection, where Keycloak does not do so for a step of a flow. If
     * nothing was proven, it does not use the protector that admits one request of a user at a time. That one would
     * lock the user out until the failure is stored, and a request that has the turn would lose it (seen in 26.7.4).
     */
    public void countFailure(CodeRequest request) {
        if (realm.isBruteForceProtected()) {
            BruteForceProtector usual = session.getProvider(BruteForceProtector.class);
            BruteForceProtector protector = request.proven() || !(usual instanceof DefaultBlockingBruteForceProtector)
                    ? usual : new DefaultBruteForceProtector(session.getKeycloakSessionFactory());
            FailureCount.add(protector, session, request.user());
        }
    }

    /**
     * Asks Keycloak's protector before a code is issued, mailed again or compared. The protector admits one request of
     * a user at a time; the questions come in the order of Keycloak's {@code AuthenticatorUtils}, which is tied to the
     * steps of flows. If nothing was proven, the request takes no turn: otherwise strangers and applications could keep
     * the user from logging in. A stand-in is never locked.
     *
     * @return empty if the request may go on
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
            return Optional.of(forGood(protector, user));
        }
        return protector.isTemporarilyDisabled(session, realm, user) ? Optional.of(Denial.USER_LOCKED)
                : Optional.empty();
    }

    /**
     * In a realm that locks for good, Keycloak's own protector reports a user as locked for good while another request
     * of the user runs (seen in 26.7.4). What is stored tells whether that is so.
     */
    private Denial forGood(BruteForceProtector protector, UserModel user) {
        return protector instanceof DefaultBlockingBruteForceProtector ? find(user).orElse(Denial.USER_LOCKED)
                : Denial.USER_LOCKED_FOR_GOOD;
    }
}
