package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class MailLimitsTest {

    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final List<Purse> ANN = List.of(new Purse(Purse.Kind.PROVEN, "realm", "ann"));
    private static final List<Purse> ANN_AND_BOSS = List.of(new Purse(Purse.Kind.PROVEN, "realm", "ann"),
            new Purse(Purse.Kind.APPROVING_ONE, "realm", "boss", "ann"));

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Claims claims = new Claims(store.session());
    private final MailLimits limits = new MailLimits(2, 3);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1"})
    void limitsThatAllowNothingAreRefused(int perHour, int perDay) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailLimits(perHour, perDay));
    }

    @Test
    void oneMailIsTheLeastLimit() {
        MailLimits least = new MailLimits(1, 1);

        assertThat(least.claim(claims, ANN)).isPresent();
        assertThat(least.claim(claims, ANN)).isEmpty();
    }

    @Test
    void mailsOfAnHourAreLimitedAndComeBackAfterIt() {
        mail(ANN);
        mail(ANN);
        assertThat(limits.claim(claims, ANN)).isEmpty();

        clock.pass(Duration.ofHours(1));
        assertThat(limits.claim(claims, ANN)).as("last instant of the hour").isEmpty();
        clock.pass(INSTANT);
        assertThat(limits.claim(claims, ANN)).isPresent();
    }

    @Test
    void mailsOfADayAreLimitedThoughTheHourHasSome() {
        Duration inAnotherHour = Duration.ofHours(1).plus(INSTANT);
        mail(ANN);
        for (int mail = 2; mail <= 3; mail++) {
            clock.pass(inAnotherHour);
            mail(ANN);
        }
        clock.pass(inAnotherHour);
        assertThat(limits.claim(claims, ANN)).isEmpty();

        clock.pass(Duration.ofDays(1).minus(inAnotherHour.multipliedBy(3)));
        assertThat(limits.claim(claims, ANN)).as("last instant of the first mail's day").isEmpty();
        clock.pass(INSTANT);
        assertThat(limits.claim(claims, ANN)).isPresent();
    }

    /** A mail that is refused by the day's limit must not take one of the hour. */
    @Test
    void whatIsRefusedTakesNothing() {
        MailLimits tightDay = new MailLimits(2, 1);
        tightDay.claim(claims, ANN);
        List<String> before = store.keys();

        assertThat(tightDay.claim(claims, ANN)).isEmpty();
        assertThat(store.keys()).isEqualTo(before);
    }

    @Test
    void mailToAnotherIsPaidByBothAndByNeitherIfOneHasNoneLeft() {
        assertThat(limits.claim(claims, ANN_AND_BOSS).orElseThrow()).hasSize(4);
        limits.claim(claims, List.of(ANN_AND_BOSS.get(1)));
        List<String> before = store.keys();

        assertThat(limits.claim(claims, ANN_AND_BOSS)).as("the boss has none left").isEmpty();
        assertThat(store.keys()).isEqualTo(before);
        assertThat(limits.claim(claims, ANN)).as("ann has").isPresent();
    }

    @Test
    void mailThatNobodyHasTakenIsGivenBackWholeAndNoOther() {
        mail(ANN_AND_BOSS);
        List<String> before = store.keys();
        List<Claim> failed = limits.claim(claims, ANN_AND_BOSS).orElseThrow();

        limits.giveBack(claims, failed, ANN_AND_BOSS);

        assertThat(store.keys()).filteredOn(key -> !key.contains("given-back")).isEqualTo(before);
    }

    /** A login that is repeated against a broken mail server costs work, too. */
    @Test
    void noMoreMailsComeBackInAnHourThanTheHourHas() {
        for (int failed = 0; failed < 2; failed++) {
            limits.giveBack(claims, limits.claim(claims, ANN).orElseThrow(), ANN);
        }
        List<Claim> third = limits.claim(claims, ANN).orElseThrow();
        limits.giveBack(claims, third, ANN);
        assertThat(store.keys("mail-hour")).as("not given back").hasSize(1);

        clock.pass(Duration.ofHours(1).plus(INSTANT));
        limits.giveBack(claims, limits.claim(claims, ANN).orElseThrow(), ANN);
        assertThat(store.keys("mail-hour")).as("in the next hour").isEmpty();
    }

    @Test
    void nothingComesBackIfTheOtherPursesHourIsOver() {
        List<Purse> boss = List.of(ANN_AND_BOSS.get(1));
        for (int failed = 0; failed < 2; failed++) {
            limits.giveBack(claims, limits.claim(claims, boss).orElseThrow(), boss);
        }
        List<Claim> won = limits.claim(claims, ANN_AND_BOSS).orElseThrow();

        limits.giveBack(claims, won, ANN_AND_BOSS);

        assertThat(store.keys()).containsAll(won.stream().map(Claim::storeKey).toList());
    }

    private void mail(List<Purse> purses) {
        assertThat(limits.claim(claims, purses)).isPresent();
    }
}
