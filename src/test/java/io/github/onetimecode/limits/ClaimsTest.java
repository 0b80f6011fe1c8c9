package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ClaimsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Claims claims = new Claims(store.session());
    private final Claims otherNode = new Claims(store.session());

    @Test
    void whatOnlyOneMayHaveIsHadByOne() {
        assertThat(claims.claim("use", MINUTE)).isPresent();
        assertThat(otherNode.claim("use", MINUTE)).isEmpty();
        assertThat(otherNode.claim("another use", MINUTE)).isPresent();
    }

    @Test
    void asManyAreWonAsTheLimitSaysAndNoMore() {
        assertThat(List.of(claims.claimOneOf(3, "mail", MINUTE), otherNode.claimOneOf(3, "mail", MINUTE),
                claims.claimOneOf(3, "mail", MINUTE)))
                .extracting(won -> won.orElseThrow().number()).containsExactly(1, 2, 3);
        assertThat(otherNode.claimOneOf(3, "mail", MINUTE)).isEmpty();
        assertThat(store.keys())
                .containsExactly("one-time-code:mail:1", "one-time-code:mail:2", "one-time-code:mail:3");
    }

    @Test
    void stepsWithOtherLimitsCountTheSameClaims() {
        take(3, "mail");

        assertThat(claims.claimOneOf(2, "mail", MINUTE)).isEmpty();
        assertThat(claims.claimOneOf(3, "mail", MINUTE)).isEmpty();
        assertThat(claims.claimOneOf(4, "mail", MINUTE).orElseThrow().number()).isEqualTo(4);
    }

    @Test
    void lookingTellsBothSidesOfTheLimitAndTakesNothing() {
        take(2, "mail");

        assertThat(claims.isOneFree(2, "mail")).isFalse();
        assertThat(claims.isOneFree(3, "mail")).isTrue();
        assertThat(claims.countFree(2, "mail")).isZero();
        assertThat(claims.countFree(5, "mail")).isEqualTo(3);
        assertThat(store.keys()).hasSize(2);
    }

    @Test
    void claimFreesItselfAfterItsLifespanAndNotBefore() {
        claims.claim("pause", MINUTE);

        clock.pass(MINUTE);
        assertThat(claims.isOneFree(1, "pause")).as("last millisecond").isFalse();
        assertThat(claims.claim("pause", MINUTE)).isEmpty();

        clock.pass(Duration.ofMillis(1));
        assertThat(claims.isOneFree(1, "pause")).isTrue();
        assertThat(claims.claim("pause", MINUTE)).isPresent();
    }

    /** As Keycloak's store beside the server answers if it cannot write. */
    @Test
    void claimThatIsLostThoughNobodyHasItIsNoAnswer() {
        store.losesClaimsOf("single");

        assertThatThrownBy(() -> claims.claim("single", MINUTE)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> claims.claimOneOf(3, "single", MINUTE)).isInstanceOf(StoreUnavailable.class);
        assertThat(claims.claim("pause", MINUTE)).isPresent();
    }

    @Test
    void claimThatEndsWhileItIsLostIsTriedAgain() {
        claims.claim("pause", MINUTE);
        clock.pass(MINUTE);
        store.interruptedBy((operation, key) -> {
            if (operation.equals("contains")) {
                clock.pass(Duration.ofMillis(1));
            }
        });

        assertThat(claims.claimOneOf(1, 1, "pause", MINUTE)).isPresent();
    }

    @Test
    void claimThatCannotBeGivenBackExpires() {
        Claim claim = claims.claim("attempt", MINUTE).orElseThrow();
        store.failFor("attempt");

        claims.giveBackIfPossible(claim);

        assertThatThrownBy(() -> claims.giveBack(claim)).isInstanceOf(StoreUnavailable.class);
        assertThat(store.keys("attempt")).hasSize(1);
    }

    /** Or whoever comes every minute would never get another. */
    @Test
    void claimThatIsNotWonLengthensNothing() {
        claims.claim("pause", MINUTE);
        clock.pass(MINUTE);
        claims.claim("pause", MINUTE);

        clock.pass(Duration.ofMillis(1));

        assertThat(claims.claim("pause", MINUTE)).isPresent();
    }

    @Test
    void whatIsGivenBackIsFreeAndNothingElse() {
        take(1, "mail");
        Claim second = claims.claimOneOf(3, "mail", MINUTE).orElseThrow();
        claims.claimOneOf(3, "mail", MINUTE);

        otherNode.giveBack(second);

        assertThat(store.keys()).containsExactly("one-time-code:mail:1", "one-time-code:mail:3");
        assertThat(claims.claimOneOf(3, "mail", MINUTE)).contains(second);
        assertThat(claims.claimOneOf(3, "mail", MINUTE)).isEmpty();
    }

    @Test
    void parallelRequestsWinEachClaimOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Optional<Claim>>> requests = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                requests.add(() -> new Claims(store.session()).claimOneOf(7, "failure", MINUTE));
            }
            List<Integer> won = new ArrayList<>();
            for (Future<Optional<Claim>> request : threads.invokeAll(requests)) {
                request.get().ifPresent(claim -> won.add(claim.number()));
            }

            assertThat(won).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
        } finally {
            threads.shutdownNow();
        }
    }

    /** As Keycloak 26.7 with {@code --features=stateless} may answer to whoever loses a race. */
    @Test
    void oneFailureIsALostRaceAndTheNextNumberIsTried() {
        failClaim("mail:1");

        assertThat(claims.claimOneOf(3, "mail", MINUTE).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void secondFailureIsAStoreThatIsDownAndIsNotAskedAnyMore() {
        AtomicInteger asked = new AtomicInteger();
        store.interruptedBy((operation, key) -> {
            if (operation.equals("putIfAbsent")) {
                asked.incrementAndGet();
                throw new IllegalStateException("down");
            }
        });

        assertThatThrownBy(() -> claims.claimOneOf(1_000, "mail", MINUTE)).isInstanceOf(StoreUnavailable.class);
        assertThat(asked).hasValue(2);
    }

    /** Nobody knows whether the one that failed is free: neither won nor lost. */
    @Test
    void failureAmongClaimsThatAreTakenIsNoLimit() {
        take(2, "mail");
        store.removeAll("mail:2");
        failClaim("mail:2");

        assertThatThrownBy(() -> claims.claimOneOf(2, "mail", MINUTE)).isInstanceOf(StoreUnavailable.class);
        assertThat(claims.claimOneOf(3, "mail", MINUTE)).isPresent();
    }

    /** Where others have taken the numbers before, nothing is written to learn that. */
    @Test
    void numbersThatAreTakenAreOnlyLookedAt() {
        take(9, "mail");
        List<String> claimed = new ArrayList<>();
        store.interruptedBy((operation, key) -> {
            if (operation.equals("putIfAbsent")) {
                claimed.add(key);
            }
        });

        assertThat(claims.claimOneOf(10, "mail", MINUTE)).isPresent();
        assertThat(claims.claimOneOf(10, "mail", MINUTE)).isEmpty();
        assertThat(claimed).containsExactly("one-time-code:mail:10");
    }

    private void failClaim(String partOfKey) {
        store.interruptedBy((operation, key) -> {
            if (operation.equals("putIfAbsent") && key.contains(partOfKey)) {
                throw new IllegalStateException("lost");
            }
        });
    }

    @Test
    void storeThatDoesNotAnswerIsNeverTakenForAFreeClaim() {
        Claim won = claims.claim("use", MINUTE).orElseThrow();
        store.failFor("use");

        assertThatThrownBy(() -> claims.claim("use", MINUTE)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> claims.isOneFree(1, "use")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> claims.countFree(1, "use")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> claims.giveBack(won)).isInstanceOf(StoreUnavailable.class);
    }

    /** It was claimed all the same: a request that has waited for too long is over, its claim is not. */
    @Test
    void answerThatComesLateIsStillAClaim() {
        store.beforeClaimOf("use", () -> clock.pass(Duration.ofMinutes(5)));

        assertThat(claims.claim("use", MINUTE)).isPresent();
        assertThat(otherNode.claim("use", MINUTE)).isEmpty();
    }

    private void take(int number, String key) {
        for (int i = 0; i < number; i++) {
            claims.claimOneOf(number, key, MINUTE);
        }
    }
}
