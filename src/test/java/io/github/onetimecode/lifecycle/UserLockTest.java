package io.github.onetimecode.lifecycle;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.memory.CodeScene;

import static org.assertj.core.api.Assertions.assertThat;

/** What is stored of a user. What the protector of a login says is in the tests of each action. */
final class UserLockTest {

    private final CodeScene scene = new CodeScene();

    @BeforeEach
    void protect() {
        scene.server().realm().set("isBruteForceProtected", true);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void userOfWhomNothingIsStoredIsFree() {
        assertThat(lock().find(scene.ann().model())).isEmpty();
    }

    @Test
    void disabledUserIsLockedWithoutBruteForceDetection() {
        scene.server().realm().set("isBruteForceProtected", false);
        scene.ann().disable();

        assertThat(lock().find(scene.ann().model())).contains(Denial.USER_DISABLED);
    }

    @Test
    void userIsLockedUntilTheStoredSecondAndNotAnyMoreInIt() {
        scene.server().locks().lockFor("ann", 2);
        assertThat(lock().find(scene.ann().model())).contains(Denial.USER_LOCKED);

        scene.server().locks().lockFor("ann", 0);
        assertThat(lock().find(scene.ann().model())).isEmpty();
    }

    @Test
    void lockIsNoneWhereTheRealmHasSwitchedItOff() {
        scene.server().locks().lockFor("ann", 60);
        scene.server().realm().set("isBruteForceProtected", false);

        assertThat(lock().find(scene.ann().model())).isEmpty();
    }

    @Test
    void oneLockoutMoreThanTheRealmAllowsIsForGood() {
        scene.server().realm().set("isPermanentLockout", true);
        scene.server().realm().set("getMaxTemporaryLockouts", 2);
        scene.server().locks().countLockouts("ann", 2);
        assertThat(lock().find(scene.ann().model())).isEmpty();

        scene.server().locks().countLockouts("ann", 3);
        assertThat(lock().find(scene.ann().model())).contains(Denial.USER_LOCKED_FOR_GOOD);

        scene.server().realm().set("isPermanentLockout", false);
        assertThat(lock().find(scene.ann().model())).isEmpty();
    }

    @Test
    void lookingTakesNoTurn() {
        lock().find(scene.ann().model());

        assertThat(scene.server().locks().turns()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wrongCodeCountsWhereTheRealmCountsFailures(boolean proven) {
        scene.provenOrNot(proven);
        scene.server().realm().set("isBruteForceProtected", false);
        lock().countFailure(scene.request());
        assertThat(scene.server().locks().failures()).isEmpty();

        scene.server().realm().set("isBruteForceProtected", true);
        lock().countFailure(scene.request());
        assertThat(scene.server().locks().failures()).containsExactly("ann");
    }

    private UserLock lock() {
        return new UserLock(scene.server().session());
    }
}
