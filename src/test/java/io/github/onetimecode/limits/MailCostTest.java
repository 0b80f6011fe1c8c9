package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

final class MailCostTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final List<Purse> ANN = List.of(new Purse(Purse.Kind.UNPROVEN, "realm", "ann"));
    private static final MailLimits LIMITS = new MailLimits(5, 20);

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final KeycloakSession session = store.session();

    @Test
    void mailThatFailedCostsNothingAndTheNextMayComeImmediately() {
        MailCost payment = pay();

        payment.refund(session, "series", clock.instant());

        assertThat(paid()).isZero();
        assertThat(store.keys("next-mail")).isEmpty();
    }

    @Test
    void secondFailureOfALoginCostsNothingButWaits() {
        pay().refund(session, "series", clock.instant());

        pay().refund(session, "series", clock.instant());

        assertThat(paid()).isZero();
        assertThat(store.keys("next-mail")).hasSize(1);
    }

    /** The claim has freed itself by then, and may be that of another mail. */
    @Test
    void pauseOfTheNextMailIsNotTakenAwayByAFailureThatComesLate() {
        MailCost slow = pay();
        clock.pass(PAUSE.plusMillis(1));
        pay();

        slow.refund(session, "series", clock.instant());

        assertThat(store.keys("next-mail")).as("of the next mail").hasSize(1);
        assertThat(store.keys("mail-failed")).isEmpty();
    }

    @Test
    void lastInstantOfThePauseIsStillInTime() {
        MailCost payment = pay();
        clock.pass(PAUSE.minusMillis(1));

        payment.refund(session, "series", clock.instant());

        assertThat(store.keys("next-mail")).isEmpty();
    }

    @Test
    void whoeverDoesNotHoldThePauseGivesNoneBack() {
        pay();
        MailCost without = new MailCost(LIMITS, payments(), Optional.empty(), clock.instant().plus(PAUSE));

        without.refund(session, "series", clock.instant());

        assertThat(paid()).isOne();
        assertThat(store.keys("next-mail")).hasSize(1);
    }

    private int paid() {
        return MailHistory.of(store.notes("one-time-code:payments:" + ANN.get(0).owner()).get("h")).paid().size();
    }

    private List<Payment> payments() {
        return new MailPayments(session).pay(LIMITS, ANN, clock.instant()).orElseThrow();
    }

    private MailCost pay() {
        return new MailCost(LIMITS, payments(),
                new Attempts(new Claims(session), "series").claimNextMail(PAUSE), clock.instant().plus(PAUSE));
    }
}
