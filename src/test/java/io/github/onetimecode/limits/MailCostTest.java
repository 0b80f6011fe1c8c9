package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

final class MailCostTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final List<Purse> ANN = List.of(new Purse(Purse.Kind.UNPROVEN, "realm", "ann"));
    private static final MailLimits LIMITS = new MailLimits(5, 20);

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Claims claims = new Claims(store.session());

    @Test
    void mailThatFailedCostsNothingAndTheNextMayComeImmediately() {
        MailCost payment = pay();

        payment.giveBack(claims, "series", clock.instant());

        assertThat(store.keys("mail-hour")).isEmpty();
        assertThat(store.keys("mail-day")).isEmpty();
        assertThat(store.keys("next-mail")).isEmpty();
    }

    @Test
    void secondFailureOfALoginCostsNothingButWaits() {
        pay().giveBack(claims, "series", clock.instant());

        pay().giveBack(claims, "series", clock.instant());

        assertThat(store.keys("mail-hour")).isEmpty();
        assertThat(store.keys("next-mail")).hasSize(1);
    }

    /** The claim has freed itself by then, and may be that of another mail. */
    @Test
    void pauseOfTheNextMailIsNotTakenAwayByAFailureThatComesLate() {
        MailCost slow = pay();
        clock.pass(PAUSE.plusMillis(1));
        pay();

        slow.giveBack(claims, "series", clock.instant());

        assertThat(store.keys("next-mail")).as("of the next mail").hasSize(1);
        assertThat(store.keys("mail-failed")).isEmpty();
    }

    @Test
    void lastInstantOfThePauseIsStillInTime() {
        MailCost payment = pay();
        clock.pass(PAUSE.minusMillis(1));

        payment.giveBack(claims, "series", clock.instant());

        assertThat(store.keys("next-mail")).isEmpty();
    }

    @Test
    void whoeverDoesNotHoldThePauseGivesNoneBack() {
        pay();
        MailCost without = new MailCost(LIMITS, ANN, LIMITS.claim(claims, ANN).orElseThrow(), Optional.empty(),
                clock.instant().plus(PAUSE));

        without.giveBack(claims, "series", clock.instant());

        assertThat(store.keys("mail-hour")).hasSize(1);
        assertThat(store.keys("next-mail")).hasSize(1);
    }

    private MailCost pay() {
        return new MailCost(LIMITS, ANN, LIMITS.claim(claims, ANN).orElseThrow(),
                new Attempts(claims, "series").claimNextMail(PAUSE), clock.instant().plus(PAUSE));
    }
}
