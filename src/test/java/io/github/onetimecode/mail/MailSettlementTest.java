package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.tracing.NoopTracingProvider;
import org.keycloak.tracing.TracingProvider;

import io.github.onetimecode.limits.Attempts;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.limits.MailLimits;
import io.github.onetimecode.limits.MailPayments;
import io.github.onetimecode.limits.Purse;
import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What the end of a mail leaves in the store, and by whom its event is told. What the event says needs a server. */
final class MailSettlementTest {

    private static final List<Purse> ANN = List.of(new Purse(Purse.Kind.PROVEN, "realm", "ann"));
    private static final MailLimits LIMITS = new MailLimits(5, 20);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final KeycloakSession session = store.session();

    @ParameterizedTest
    @CsvSource({"SENT, false", "FAILED, true", "UNCERTAIN, false"})
    void endIsWrittenDownAndRefundedIfNothingCanHaveArrived(Delivery end, boolean isRefunded) {
        settlement().recordAndRefund(session, realm(), end);

        assertThat(store.keys("mail-end")).containsExactly("one-time-code:mail-end:"
                + end.name().toLowerCase(Locale.ROOT) + ":series:" + clock.instant().toEpochMilli() + ":1");
        assertThat(store.paid("proven")).isEqualTo(isRefunded ? 0 : 1);
        assertThat(store.keys("next-mail")).hasSize(isRefunded ? 0 : 1);
    }

    @Test
    void claimThatHasFreedItselfIsNotTakenFromItsNextOwner() {
        MailSettlement settlement = settlement();
        clock.pass(PAUSE.plusMillis(1));
        new Attempts(new Claims(session), "series").claimNextMail(PAUSE);

        settlement.recordAndRefund(session, realm(), Delivery.FAILED);

        assertThat(store.paid("proven")).isZero();
        assertThat(store.keys("next-mail")).hasSize(1);
    }

    @Test
    void storeThatDoesNotAnswerKeepsNobodyFromTellingTheEnd() {
        MailSettlement settlement = settlement();
        store.failFor("one-time-code");

        settlement.recordAndRefund(session, realm(), Delivery.FAILED);

        assertThat(store.keys("mail-end")).isEmpty();
        assertThat(store.paid("proven")).isOne();
    }

    /**
     * Keycloak stores errors in a session of its own, which needs a second connection to the database. A request that
     * finds the queue full has one already: as many of them as there are connections would wait for each other.
     */
    @ParameterizedTest
    @EnumSource(names = {"FAILED", "UNCERTAIN", "REFUSED"})
    void eventOfAMailThatWasNotSentOpensNoOtherSession(Delivery end) {
        MailSettlement settlement = settlement();
        List<Event> told = new ArrayList<>();
        EventListenerProvider listener = Answers.of(EventListenerProvider.class,
                Map.of("onEvent", Answers.doing(event -> told.add((Event) event[0]))));
        EventListenerProviderFactory listeners = Answers.of(EventListenerProviderFactory.class,
                Map.of("getId", nothing -> "log", "isGlobal", nothing -> true));
        // Opens no session: whoever asks for one fails.
        KeycloakSessionFactory noOther = Answers.of(KeycloakSessionFactory.class,
                Map.of("getProviderFactoriesStream", kind -> Stream.of(listeners)));
        KeycloakSession ofRequest = Answers.of(KeycloakSession.class, Map.of("getKeycloakSessionFactory",
                nothing -> noOther, "getContext", nothing -> null,
                "getProvider", kind -> kind[0] == TracingProvider.class ? new NoopTracingProvider() : listener));

        MailSettlement.send(settlement.builder(ofRequest, realm()), end, 1);

        assertThat(told).hasSize(1);
    }

    private MailSettlement settlement() {
        MailCost cost = new MailCost(LIMITS,
                new MailPayments(session).pay(LIMITS, ANN, clock.instant()).orElseThrow(),
                new Attempts(new Claims(session), "series").claimNextMail(PAUSE), clock.instant().plus(PAUSE));
        return new MailSettlement(new SampleMails(clock).order(cost), clock);
    }

    private static RealmModel realm() {
        return Answers.of(RealmModel.class, Map.of("getName", nothing -> "realm", "getId",
                nothing -> "realm", "isEventsEnabled", nothing -> false, "getEventsListenersStream",
                nothing -> Stream.empty(), "getEnabledEventTypesStream", nothing -> Stream.empty()));
    }
}
