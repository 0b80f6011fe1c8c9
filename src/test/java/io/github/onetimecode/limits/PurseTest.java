package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

final class PurseTest {

    private static final Duration INSTANT = Duration.ofMillis(1);

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Claims claims = new Claims(store.session());

    /** Three fifths and two fifths, each at least 1: 8 digits, 6 digits, the least. */
    @ParameterizedTest
    @CsvSource({"PROVEN, 25, 15", "UNPROVEN, 25, 10", "PROVEN, 5, 3", "UNPROVEN, 5, 2", "PROVEN, 1, 1",
        "UNPROVEN, 1, 1", "RETURNED, 25, 10"})
    void failuresOfADayAreTheShareOfThePurse(Purse.Kind kind, int failuresPerDay, int share) {
        Purse purse = new Purse(kind, "realm", "ann");
        FailureBudget budget = new FailureBudget(failuresPerDay);
        for (int failure = 0; failure < share; failure++) {
            assertThat(purse.hasFailureLeft(claims, budget)).isTrue();
            assertThat(purse.claimFailure(claims, budget)).isPresent();
        }

        assertThat(purse.hasFailureLeft(claims, budget)).isFalse();
        assertThat(purse.claimFailure(claims, budget)).isEmpty();
    }

    @Test
    void failureIsForgottenAfterADayAndNotBefore() {
        Purse purse = new Purse(Purse.Kind.PROVEN, "realm", "ann");
        FailureBudget one = new FailureBudget(1);
        purse.claimFailure(claims, one);

        clock.pass(Duration.ofDays(1));
        assertThat(purse.hasFailureLeft(claims, one)).isFalse();
        clock.pass(INSTANT);
        assertThat(purse.hasFailureLeft(claims, one)).isTrue();
    }

    /** A day is one of 24 hours from each failure, and no day of the calendar. */
    @Test
    void failuresFreeThemselvesOneByOne() {
        Purse purse = new Purse(Purse.Kind.UNPROVEN, "realm", "ann");
        FailureBudget two = new FailureBudget(5);
        purse.claimFailure(claims, two);
        clock.pass(Duration.ofHours(23));
        purse.claimFailure(claims, two);

        clock.pass(Duration.ofHours(1).plus(INSTANT));

        assertThat(purse.claimFailure(claims, two)).isPresent();
        assertThat(purse.claimFailure(claims, two)).isEmpty();
    }

    @Test
    void noPurseEmptiesAnother() {
        FailureBudget one = new FailureBudget(1);
        List<Purse> purses = new ArrayList<>(List.of(new Purse(Purse.Kind.PROVEN, "realm", "bob"),
                new Purse(Purse.Kind.PROVEN, "other realm", "ann"),
                new Purse(Purse.Kind.APPROVING_ONE, "realm", "ann", "bob")));
        for (Purse.Kind kind : Purse.Kind.values()) {
            purses.add(new Purse(kind, "realm", "ann"));
        }

        assertThat(purses).allSatisfy(purse -> assertThat(purse.claimFailure(claims, one)).isPresent());
    }

    /** Nothing of a stand-in is limited for a day: its claims are made so that they take as long. */
    @ParameterizedTest
    @EnumSource(Purse.Kind.class)
    void claimsOfNobodyAreGoneAfterFiveMinutes(Purse.Kind kind) {
        Purse purse = new Purse(kind, "realm", "nobody").ofNobody(true);
        purse.claimFailure(claims, new FailureBudget(1));

        clock.pass(Duration.ofMinutes(5));
        assertThat(store.keys()).hasSize(1);
        clock.pass(INSTANT);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void purseOfSomebodyIsNotThatOfNobody() {
        new Purse(Purse.Kind.PROVEN, "realm", "ann").ofNobody(false).claimFailure(claims, new FailureBudget(1));

        assertThat(store.lifespans()).containsValue(Duration.ofDays(1));
    }
}
