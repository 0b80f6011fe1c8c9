package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

final class AttemptsTest {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Attempts attempts = attempts("series");

    @Test
    void fiveAttemptsAreFiveAndEachTellsHowManyThereHaveBeen() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(attempts.isOneLeft(5)).isTrue();
            assertThat(attempts.left(5)).isEqualTo(6 - attempt);
            assertThat(attempts.claim(5, LIFE).orElseThrow().number()).isEqualTo(attempt);
        }

        assertThat(attempts.isOneLeft(5)).isFalse();
        assertThat(attempts.left(5)).isZero();
        assertThat(attempts.claim(5, LIFE)).isEmpty();
    }

    @Test
    void attemptsLastAsLongAsTheLogin() {
        attempts.claim(1, LIFE);

        clock.pass(LIFE);
        assertThat(attempts.isOneLeft(1)).isFalse();
        clock.pass(INSTANT);
        assertThat(attempts.isOneLeft(1)).isTrue();
    }

    @Test
    void codeIsUsedOnceForLongerThanAnythingOfItIsKept() {
        for (Duration kept : List.of(Attempts.USED_IN_LOGIN, Attempts.USED_BY_API)) {
            assertThat(attempts.isUsed()).isFalse();
            assertThat(attempts.claimUse(kept)).isPresent();
            assertThat(attempts.isUsed()).isTrue();
            assertThat(attempts.claimUse(kept)).isEmpty();

            clock.pass(kept);
            assertThat(attempts.isUsed()).isTrue();
            clock.pass(INSTANT);
            assertThat(attempts.isUsed()).isFalse();
        }
        assertThat(Attempts.USED_IN_LOGIN).isGreaterThan(CodePolicy.LONGEST_LIFETIME)
                .isLessThan(Duration.ofMinutes(15));
        assertThat(Attempts.USED_BY_API)
                .isGreaterThan(CodePolicy.LONGEST_LIFETIME.plus(Attempts.KEPT_AFTER_EXPIRY));
    }

    @Test
    void oneMailComesInEachPause() {
        assertThat(attempts.isNextMailFree()).isTrue();
        assertThat(attempts.claimNextMail(PAUSE)).isPresent();
        assertThat(attempts.isNextMailFree()).isFalse();

        clock.pass(PAUSE);
        assertThat(attempts.claimNextMail(PAUSE)).isEmpty();
        clock.pass(INSTANT);
        assertThat(attempts.isNextMailFree()).isTrue();
        assertThat(attempts.claimNextMail(PAUSE)).isPresent();
    }

    @Test
    void mailThatFailedLetsTheNextOneComeButOnlyOnceInADay() {
        attempts.allowNextMailOnce(attempts.claimNextMail(PAUSE).orElseThrow());
        assertThat(attempts.isNextMailFree()).isTrue();

        attempts.allowNextMailOnce(attempts.claimNextMail(PAUSE).orElseThrow());
        assertThat(attempts.isNextMailFree()).as("the second time").isFalse();

        clock.pass(Duration.ofDays(1));
        attempts.allowNextMailOnce(attempts.claimNextMail(PAUSE).orElseThrow());
        assertThat(attempts.isNextMailFree()).as("last instant of the day").isFalse();

        clock.pass(PAUSE.plus(INSTANT));
        attempts.allowNextMailOnce(attempts.claimNextMail(PAUSE).orElseThrow());
        assertThat(attempts.isNextMailFree()).as("the next day").isTrue();
    }

    @Test
    void loginsOfOthersAreApart() {
        attempts.claim(1, LIFE);
        attempts.claimUse(Attempts.USED_IN_LOGIN);
        attempts.claimNextMail(PAUSE);
        Attempts others = attempts("another series");

        assertThat(others.isOneLeft(1)).isTrue();
        assertThat(others.isUsed()).isFalse();
        assertThat(others.isNextMailFree()).isTrue();
    }

    private Attempts attempts(String series) {
        return new Attempts(new Claims(store.session()), series);
    }
}
