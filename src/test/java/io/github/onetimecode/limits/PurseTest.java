package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.memory.Answers;
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

        assertThat(purses).allSatisfy(purse -> {
            assertThat(purse.claimFailure(claims, one)).isPresent();
            assertThat(purse.claimMail(claims, Purse.Window.HOUR, 1)).isPresent();
            assertThat(purse.claimMail(claims, Purse.Window.DAY, 1)).isPresent();
            assertThat(purse.claimMail(claims, Purse.Window.GIVEN_BACK, 1)).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({"HOUR, PT1H", "DAY, P1D", "GIVEN_BACK, PT1H"})
    void mailsAreCountedForTheLengthOfTheWindow(Purse.Window window, Duration length) {
        Purse purse = new Purse(Purse.Kind.PROVEN, "realm", "ann");
        purse.claimMail(claims, window, 1);

        clock.pass(length);
        assertThat(purse.claimMail(claims, window, 1)).isEmpty();
        clock.pass(INSTANT);
        assertThat(purse.claimMail(claims, window, 1)).isPresent();
    }

    /** Ten times the limit where many ask for one approver, and as many as any setting allows at most. */
    @ParameterizedTest
    @CsvSource({"PROVEN, 3, 3", "UNPROVEN, 3, 3", "RETURNED, 3, 3", "APPROVING_ONE, 3, 3",
        "APPROVING_ONE_UNPROVEN, 3, 3", "APPROVING, 3, 30", "APPROVING_UNPROVEN, 3, 30",
        "APPROVING, 999, 9990", "APPROVING, 1000, 10000",
        "APPROVING, 1001, 10000"})
    void mailsAreAsManyAsTheLimitOrTenTimesForAllAskersOfAnApprover(Purse.Kind kind, int limit, int mails) {
        AtomicInteger tried = new AtomicInteger();
        SingleUseObjectProvider full = Answers.of(SingleUseObjectProvider.class, Map.of("putIfAbsent", key -> {
            tried.incrementAndGet();
            return false;
        }));
        Claims taken = new Claims(Answers.of(KeycloakSession.class, Map.of("singleUseObjects", nothing -> full)));

        assertThat(new Purse(kind, "realm", "ann").claimMail(taken, Purse.Window.HOUR, limit)).isEmpty();
        assertThat(tried).hasValue(mails);
    }

    /** Nothing of a stand-in is limited for a day: its claims are made so that they take as long. */
    @ParameterizedTest
    @EnumSource(Purse.Kind.class)
    void claimsOfNobodyAreGoneAfterFiveMinutes(Purse.Kind kind) {
        Purse purse = new Purse(kind, "realm", "nobody").ofNobody(true);
        purse.claimFailure(claims, new FailureBudget(1));
        purse.claimMail(claims, Purse.Window.HOUR, 1);
        purse.claimMail(claims, Purse.Window.DAY, 1);

        clock.pass(Duration.ofMinutes(5));
        assertThat(store.keys()).hasSize(3);
        clock.pass(INSTANT);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void purseOfSomebodyIsNotThatOfNobody() {
        new Purse(Purse.Kind.PROVEN, "realm", "ann").ofNobody(false).claimFailure(claims, new FailureBudget(1));

        assertThat(store.lifespans()).containsValue(Duration.ofDays(1));
    }
}
