package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class MailPaymentsTest {

    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Purse ANN = new Purse(Purse.Kind.PROVEN, "realm", "ann");
    private static final Purse BOSS = new Purse(Purse.Kind.APPROVING_ONE, "realm", "boss", "ann");

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final MailLimits limits = new MailLimits(2, 3);

    @Test
    void oneMailIsTheLeastLimit() {
        MailLimits least = new MailLimits(1, 1);

        assertThat(pay(least, ANN)).isPresent();
        assertThat(pay(least, ANN)).isEmpty();
    }

    @Test
    void mailsOfAnHourAreLimitedAndComeBackAfterIt() {
        mail(ANN);
        mail(ANN);
        assertThat(pay(ANN)).isEmpty();

        clock.pass(Duration.ofHours(1));
        assertThat(pay(ANN)).as("last instant of the hour").isEmpty();
        clock.pass(INSTANT);
        assertThat(pay(ANN)).isPresent();
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
        assertThat(pay(ANN)).isEmpty();

        clock.pass(Duration.ofDays(1).minus(inAnotherHour.multipliedBy(3)));
        assertThat(pay(ANN)).as("last instant of the first mail's day").isEmpty();
        clock.pass(INSTANT);
        assertThat(pay(ANN)).isPresent();
    }

    @Test
    void whatIsRefusedTakesNothing() {
        mail(ANN);
        mail(ANN);
        List<String> before = store.keys();
        Map<String, String> history = history();

        assertThat(pay(ANN)).isEmpty();

        assertThat(store.keys()).isEqualTo(before);
        assertThat(history()).isEqualTo(history);
    }

    @Test
    void mailToAnotherIsPaidByBothAndByNeitherIfOneHasNoneLeft() {
        assertThat(pay(ANN, BOSS).orElseThrow()).extracting(Payment::purse).containsExactly(ANN, BOSS);
        mail(BOSS);

        assertThat(pay(ANN, BOSS)).as("the boss has none left").isEmpty();
        assertThat(pay(ANN)).as("ann has").isPresent();
    }

    @Test
    void mailThatNobodyHasTakenIsRefundedWholeAndNoOther() {
        mail(ANN, BOSS);
        clock.pass(INSTANT);

        refund(pay(ANN, BOSS).orElseThrow());

        assertThat(pay(ANN, BOSS)).isPresent();
        assertThat(pay(ANN)).isEmpty();
        assertThat(pay(BOSS)).isEmpty();
    }

    /** A login that is repeated against a broken mail server costs work, too. */
    @Test
    void noMoreMailsAreRefundedInAnHourThanTheHourHas() {
        for (int failed = 1; failed <= 4; failed++) {
            refund(pay(ANN).orElseThrow());
        }
        assertThat(pay(ANN)).as("two were not refunded").isEmpty();

        clock.pass(Duration.ofHours(1).plus(INSTANT));
        refund(pay(ANN).orElseThrow());
        assertThat(pay(ANN)).as("in the next hour").isPresent();
    }

    @Test
    void nothingIsRefundedIfTheOtherPursesHourIsOver() {
        for (int failed = 0; failed < 2; failed++) {
            refund(pay(BOSS).orElseThrow());
        }

        refund(pay(ANN, BOSS).orElseThrow());

        mail(ANN);
        assertThat(pay(ANN)).as("the failed mail counts").isEmpty();
    }

    @Test
    void mailIsRefundedOnce() {
        mail(ANN);
        clock.pass(INSTANT);
        List<Payment> failed = pay(ANN).orElseThrow();

        refund(failed);
        refund(failed);

        mail(ANN);
        assertThat(pay(ANN)).isEmpty();
    }

    @Test
    void noPursePaysForAnother() {
        List<Purse> purses = new ArrayList<>(List.of(new Purse(Purse.Kind.PROVEN, "realm", "bob"),
                new Purse(Purse.Kind.PROVEN, "other realm", "ann"), BOSS));
        for (Purse.Kind kind : Purse.Kind.values()) {
            purses.add(new Purse(kind, "realm", "ann"));
        }

        assertThat(purses).allSatisfy(purse -> assertThat(pay(new MailLimits(1, 1), purse)).isPresent());
    }

    /** Ten times the limit where many ask for one approver, and as many as any setting allows at most. */
    @ParameterizedTest
    @CsvSource({"PROVEN, 3, 3", "UNPROVEN, 3, 3", "RETURNED, 3, 3", "APPROVING_ONE, 3, 3",
        "APPROVING_ONE_UNPROVEN, 3, 3", "APPROVING, 3, 30", "APPROVING_UNPROVEN, 3, 30",
        "APPROVING, 999, 9990", "APPROVING, 1000, 10000", "APPROVING, 1001, 10000"})
    void mailsAreAsManyAsTheLimitOrTenTimesForAllAskersOfAnApprover(Purse.Kind kind, int limit, int mails) {
        assertThat(new Purse(kind, "realm", "ann").mails(limit)).isEqualTo(mails);
    }

    @Test
    void stepsWithOtherLimitsCountTheSameMails() {
        mail(ANN);
        mail(ANN);

        assertThat(pay(new MailLimits(1, 9), ANN)).isEmpty();
        assertThat(pay(new MailLimits(3, 9), ANN)).isPresent();
    }

    /** The history is as long as a day; the numbers are gone soon. */
    @Test
    void oneEntryOfAPurseIsLeftAfterFiveMinutes() {
        mail(ANN);
        mail(ANN);
        assertThat(store.keys()).hasSize(3);

        clock.pass(StoredHistory.UNDER_WAY.plus(INSTANT));
        assertThat(store.keys()).singleElement().matches(key -> key.matches(
                "one-time-code:payments:proven:[A-Za-z0-9_-]{22}"));
        clock.pass(Duration.ofDays(1).plusMinutes(10));
        assertThat(store.keys()).isEmpty();
    }

    /** Nothing of a stand-in is limited for a day. */
    @ParameterizedTest
    @EnumSource(Purse.Kind.class)
    void entriesOfNobodyAreGoneAfterFiveMinutes(Purse.Kind kind) {
        mail(new Purse(kind, "realm", "nobody").ofNobody(true));

        clock.pass(Duration.ofMinutes(5));
        assertThat(store.keys()).hasSize(2);
        clock.pass(INSTANT);
        assertThat(store.keys()).isEmpty();
    }

    /** Another request has read the same history, and writes later what it knew. */
    @Test
    void requestThatWritesLateLosesNoMailOfAnother() {
        MailLimits many = new MailLimits(5, 5);
        store.beforeClaimOf("payment:", () -> assertThat(pay(many, ANN)).isPresent());
        assertThat(pay(many, ANN)).isPresent();
        assertThat(paid()).isEqualTo(2);

        interruptWriting(() -> assertThat(pay(many, ANN)).isPresent());
        assertThat(pay(many, ANN)).isPresent();
        assertThat(paid()).isEqualTo(4);

        clock.pass(StoredHistory.UNDER_WAY.plus(INSTANT));
        assertThat(pay(many, ANN)).isPresent();
        assertThat(pay(many, ANN)).isEmpty();
    }

    /** Nothing of yesterday counts: some continue its numbers, some begin with 1, and both sent before now. */
    @ParameterizedTest
    @CsvSource({"PT24H0.001S, PT0S", "PT24H2M59S, PT2S", "PT24H3M1S, PT0S", "PT24H5M59S, PT2S", "PT24H9M59S, PT2S"})
    void requestsAtTheEndOfAHistoryKnowOfEachOther(Duration age, Duration meanwhile) {
        mail(ANN);
        clock.pass(age);
        store.beforeClaimOf("payment", () -> {
            clock.pass(meanwhile);
            mail(ANN);
            mail(ANN);
        });

        assertThat(pay(ANN)).isEmpty();
        assertThat(paid()).isEqualTo(2);
    }

    @Test
    void requestIsAloneWithAHistoryThatEnds() {
        mail(ANN);
        clock.pass(Duration.ofDays(1).plus(INSTANT));
        new Claims(store.session()).claim("payment-alone:" + ANN.owner(), Duration.ofMinutes(5));

        assertThatThrownBy(() -> pay(ANN)).isInstanceOf(StoreUnavailable.class);

        store.removeAll("payment-alone:");
        mail(ANN);
        assertThat(store.keys("payment-alone:")).as("given back").isEmpty();
        mail(ANN);
    }

    @Test
    void storeThatFailsWhileARequestIsAloneLeavesNobodyBehind() {
        mail(ANN);
        clock.pass(Duration.ofDays(1).plus(INSTANT));
        store.interruptedBy((operation, key) -> {
            if (operation.equals("get") && !store.keys("payment-alone:").isEmpty()) {
                throw new IllegalStateException("down");
            }
        });

        assertThatThrownBy(() -> pay(ANN)).isInstanceOf(StoreUnavailable.class);
        assertThat(store.keys("payment-alone:")).isEmpty();
    }

    @Test
    void mailThatIsTakenBackIsInNobodysWay() {
        MailLimits one = new MailLimits(1, 9);
        assertThat(pay(one, BOSS)).isPresent();
        store.beforeClaimOf("payment:" + ANN.owner(), () -> assertThat(pay(ANN)).isPresent());

        assertThat(pay(one, ANN, BOSS)).isEmpty();
        assertThat(pay(ANN)).isPresent();
    }

    /** One has read the old history alone, and is overtaken by requests for which it has ended. */
    @Test
    void requestAtTheEndOfAHistoryBeginsWithTheNumbersOfThoseAfterIt() {
        mail(ANN);
        clock.pass(Duration.ofDays(1).plusMinutes(6).minusSeconds(1));
        store.beforeClaimOf("payment:", () -> {
            clock.pass(Duration.ofSeconds(2));
            mail(ANN);
            mail(ANN);
        });

        assertThat(pay(ANN)).isEmpty();
        assertThat(paid()).isEqualTo(2);
    }

    @Test
    void refundsAtTheSameTimeAreNotCountedAsMails() {
        MailLimits many = new MailLimits(5, 5);
        List<List<Payment>> failed = threePayments(many);
        store.beforeClaimOf("payment:", () -> refund(many, failed.get(1)));

        refund(many, failed.get(0));

        assertThat(paid()).isOne();
    }

    @Test
    void refundsAtTheSameTimeAreNoMoreThanTheHourHas() {
        List<List<Payment>> failed = threePayments(new MailLimits(5, 5));
        MailLimits oneRefund = new MailLimits(1, 5);
        store.beforeClaimOf("payment:", () -> refund(oneRefund, failed.get(1)));

        refund(oneRefund, failed.get(0));

        assertThat(paid()).isEqualTo(2);
    }

    /** As Keycloak's remote store answers if it does not reach the cluster. */
    @Test
    void numberThatIsRefusedAndNotTakenRefuses() {
        SingleUseObjectProvider unsure = Answers.of(SingleUseObjectProvider.class, Map.of(
                "get", key -> null, "putIfAbsent", key -> false, "contains", key -> false));
        KeycloakSession session = Answers.of(KeycloakSession.class, Map.of("singleUseObjects", nothing -> unsure));

        assertThatThrownBy(() -> new MailPayments(session).pay(limits, List.of(ANN), clock.instant()))
                .isInstanceOf(StoreUnavailable.class);
    }

    private List<List<Payment>> threePayments(MailLimits some) {
        List<List<Payment>> payments = new ArrayList<>();
        for (int mail = 0; mail < 3; mail++) {
            payments.add(pay(some, ANN).orElseThrow());
            clock.pass(INSTANT);
        }
        return payments;
    }

    private void refund(MailLimits some, List<Payment> payments) {
        new MailPayments(store.session()).refund(some, payments, clock.instant());
    }

    /** Whoever looks on cannot tell a user by what the store is asked. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 6, 60})
    void storeIsAskedTheSameForAStandIn(long minutesLater) {
        Purse nobody = new Purse(Purse.Kind.PROVEN, "realm", "nobody").ofNobody(true);
        mail(ANN);
        mail(nobody);
        clock.pass(Duration.ofMinutes(minutesLater));

        assertThat(operations(nobody)).isEqualTo(operations(ANN))
                .containsExactly("get", "putIfAbsent", "put", "contains");
    }

    private List<String> operations(Purse purse) {
        List<String> operations = new ArrayList<>();
        store.interruptedBy((operation, key) -> operations.add(operation));
        mail(purse);
        store.interruptedBy((operation, key) -> { });
        return operations;
    }

    /** As if the store had lost it, or had failed to keep it. */
    @Test
    void numberThatIsNeitherFreeNorTakenRefuses() {
        mail(ANN);
        store.interruptedBy((operation, key) -> {
            if (operation.equals("putIfAbsent") && key.endsWith(":2")) {
                throw new IllegalStateException("lost");
            }
        });

        assertThatThrownBy(() -> pay(ANN)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void refundThatMeetsAnotherWaitsAndCountsNoMailInItsPlace() {
        MailLimits many = new MailLimits(5, 5);
        List<Payment> failed = pay(many, ANN).orElseThrow();
        clock.pass(INSTANT);
        store.beforeClaimOf("payment:", () -> assertThat(pay(many, ANN)).isPresent());

        new MailPayments(store.session()).refund(many, failed, clock.instant());

        assertThat(paid()).isOne();
    }

    @Test
    void refundThatWritesLateLosesNoMailOfAnother() {
        MailLimits many = new MailLimits(5, 5);
        List<Payment> failed = pay(many, ANN).orElseThrow();
        clock.pass(INSTANT);
        interruptWriting(() -> assertThat(pay(many, ANN)).isPresent());

        new MailPayments(store.session()).refund(many, failed, clock.instant());

        assertThat(paid()).isOne();
    }

    @Test
    void requestsAtTheSameTimeGetNoMoreMailsThanTheLimit() throws Exception {
        MailLimits five = new MailLimits(5, 100);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                Purse purse = new Purse(Purse.Kind.PROVEN, "realm", "user " + round);
                AtomicInteger paid = new AtomicInteger();
                List<Callable<Object>> requests = new ArrayList<>();
                for (int request = 0; request < 12; request++) {
                    requests.add(() -> pay(five, purse).map(payment -> paid.incrementAndGet()));
                }
                for (Future<Object> request : nodes.invokeAll(requests)) {
                    request.get();
                }
                assertThat(paid).as("round %d", round).hasValue(5);
                assertThat(historyOf(purse).paid()).as("round %d", round).hasSize(5);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void historyThatCannotBeReadRefuses() {
        new StoredNotes(store.session(), "payments:" + ANN.owner()).write(Map.of("h", "?"), Duration.ofHours(1));

        assertThatThrownBy(() -> pay(ANN)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void storeThatDoesNotAnswerIsNoPayment() {
        store.failFor("payments:");
        assertThatThrownBy(() -> pay(ANN)).isInstanceOf(StoreUnavailable.class);
        store.failFor("payment:");
        assertThatThrownBy(() -> pay(ANN)).isInstanceOf(StoreUnavailable.class);
    }

    /** Runs the other request once, just before the history is written. */
    private void interruptWriting(Runnable other) {
        store.interruptedBy((operation, key) -> {
            if (operation.equals("put")) {
                store.interruptedBy((later, any) -> { });
                other.run();
            }
        });
    }

    private Optional<List<Payment>> pay(Purse... purses) {
        return pay(limits, purses);
    }

    private Optional<List<Payment>> pay(MailLimits some, Purse... purses) {
        return new MailPayments(store.session()).pay(some, List.of(purses), clock.instant());
    }

    private void mail(Purse... purses) {
        assertThat(pay(purses)).isPresent();
    }

    private void refund(List<Payment> payments) {
        refund(limits, payments);
    }

    private int paid() {
        return historyOf(ANN).paid().size();
    }

    private Map<String, String> history() {
        return store.notes("one-time-code:payments:" + ANN.owner());
    }

    private MailHistory historyOf(Purse purse) {
        return MailHistory.of(store.notes("one-time-code:payments:" + purse.owner()).get("h"));
    }
}
