package io.github.onetimecode.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.keycloak.common.util.Time;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserLoginFailureProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Brute-force detection: what is stored of users, and who has asked the protector for the turn of one. */
public final class MemoryLocks {

    private record Lock(int notBefore, int temporaryLockouts) {
    }

    private final Map<String, Lock> stored = new HashMap<>();
    private final List<String> turns = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Until so many seconds from now. */
    public void lockFor(String userId, int seconds) {
        stored.put(userId, new Lock(Time.currentTime() + seconds, 0));
    }

    public void countLockouts(String userId, int temporaryLockouts) {
        stored.put(userId, new Lock(0, temporaryLockouts));
    }

    /** Users whose turn was asked for: others of the same user are kept out until the request ends. */
    public List<String> turns() {
        return List.copyOf(turns);
    }

    /** Users of whom a failure was counted. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    UserLoginFailureProvider loginFailures() {
        return Answers.of(UserLoginFailureProvider.class, Map.of(
                "getUserLoginFailure", asked -> model((String) asked[1])));
    }

    /** As {@code DefaultBruteForceProtector}, for as much as is stored. */
    BruteForceProtector protector() {
        return Answers.of(BruteForceProtector.class, Map.of(
                "isPermanentlyLockedOut", asked -> {
                    UserModel user = (UserModel) asked[2];
                    turns.add(user.getId());
                    return !user.isEnabled();
                },
                "isTemporarilyDisabled", asked -> {
                    Lock lock = stored.get(((UserModel) asked[2]).getId());
                    return lock != null && Time.currentTime() < lock.notBefore();
                },
                "failedLogin", Answers.doing(asked -> failures.add(((UserModel) asked[1]).getId()))));
    }

    private UserLoginFailureModel model(String userId) {
        Lock lock = stored.get(userId);
        return lock == null ? null : Answers.of(UserLoginFailureModel.class, Map.of(
                "getFailedLoginNotBefore", nothing -> lock.notBefore(),
                "getNumTemporaryLockouts", nothing -> lock.temporaryLockouts()));
    }
}
