package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CodeConfirmerTest {

    private static final Duration INSTANT = Duration.ofMillis(1);

    private final CodeScene scene = new CodeScene().budget(25);
    private final MemoryStore store = scene.server().store();
    private String code;

    @BeforeEach
    void issue() {
        issueAs();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void rightCodeIsAcceptedOnceAndGivesItsClaimsBack() {
        assertThat(confirm(code)).isEqualTo(Confirmation.ACCEPTED);
        assertThat(claimsOfAttempts()).isEmpty();
        assertThat(store.keys("used:" + scene.kept().series())).hasSize(1);

        assertThat(confirm(code)).isEqualTo(Confirmation.USED);
        assertThat(claimsOfAttempts()).isEmpty();
    }

    @Test
    void rightCodeIsAcceptedInTheLastInstantAndNotAtExpiry() {
        scene.server().pass(CodeScene.LIFETIME.minus(INSTANT));
        StoredChallenge kept = scene.kept();
        assertThat(new CodeConfirmer(scene.context()).isOpen(kept)).isTrue();

        scene.server().pass(INSTANT);
        assertThat(new CodeConfirmer(scene.context()).isOpen(kept)).isFalse();
        assertThat(confirm(code)).isEqualTo(Confirmation.EXPIRED);
        assertThat(claimsOfAttempts()).isEmpty();
    }

    @Test
    void lastInstantIsInTime() {
        scene.server().pass(CodeScene.LIFETIME.minus(INSTANT));

        assertThat(confirm(code)).isEqualTo(Confirmation.ACCEPTED);
    }

    @Test
    void wrongCodeCostsAnAttemptAndAFailure() {
        assertThat(new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(wrong())))
                .isEqualTo(new CodeConfirmer.Attempt(Confirmation.WRONG, 4));

        assertThat(claimsOfAttempts()).hasSize(2);
        assertThat(store.keys("attempt:")).hasSize(1);
        assertThat(store.keys("failure:proven:")).hasSize(1);
        assertThat(store.keys("used:")).isEmpty();
    }

    @Test
    void rightCodeGivesBackItsOwnClaimsAndNoOther() {
        confirm(wrong());

        assertThat(confirm(code)).isEqualTo(Confirmation.ACCEPTED);

        assertThat(claimsOfAttempts()).hasSize(2).allMatch(key -> key.endsWith(":1"));
    }

    @Test
    void lastOfFiveAttemptsMayBeRight() {
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThat(new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(wrong())).attemptsLeft())
                    .isEqualTo(5 - attempt);
        }
        assertThat(new CodeConfirmer(scene.context()).hasAttemptLeft(scene.kept())).isTrue();

        assertThat(confirm(code)).isEqualTo(Confirmation.ACCEPTED);
    }

    @Test
    void rightCodeComesTooLateAfterFiveWrongOnes() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(confirm(wrong())).isEqualTo(Confirmation.WRONG);
        }
        List<String> before = store.keys();

        assertThat(new CodeConfirmer(scene.context()).hasAttemptLeft(scene.kept())).isFalse();
        assertThat(confirm(code)).isEqualTo(Confirmation.EXHAUSTED);
        assertThat(confirm("1")).as("of another length").isEqualTo(Confirmation.EXHAUSTED);
        assertThat(store.keys()).isEqualTo(before);
    }

    /** 5 a day: 3 for those who have shown another credential, 2 for others. */
    @ParameterizedTest
    @CsvSource({"true, 3", "false, 2"})
    void failuresOfADayEndAtTheShareOfThePurse(boolean proven, int share) {
        scene.budget(5).provenOrNot(proven);
        issueAs();
        for (int failure = 1; failure < share; failure++) {
            confirm(wrong());
        }
        assertThat(confirm(wrong())).as("the last").isEqualTo(Confirmation.WRONG);
        List<String> before = store.keys();

        assertThat(confirm(code)).isEqualTo(Confirmation.LIMITED);
        assertThat(store.keys()).as("costs no attempt").isEqualTo(before);
    }

    @Test
    void failuresOfADayAreThoseOfAllLogins() {
        scene.budget(5);
        confirm(wrong());
        confirm(wrong());
        scene.forget();
        issueAs();
        assertThat(confirm(wrong())).isEqualTo(Confirmation.WRONG);

        assertThat(confirm(code)).isEqualTo(Confirmation.LIMITED);
        scene.proven().budget(10);
        assertThat(confirm(code)).as("with a limit of 6").isEqualTo(Confirmation.ACCEPTED);
    }

    /** Or requests that can get nothing would fill the store, and keep the claims of others alive. */
    @ParameterizedTest
    @CsvSource({"1, 25, EXHAUSTED", "5, 1, LIMITED"})
    void whoeverIsAtALimitDoesNotEvenTryToClaim(int attempts, int failuresPerDay, Confirmation outcome) {
        scene.attempts(attempts).budget(failuresPerDay);
        confirm(wrong());
        List<String> operations = new ArrayList<>();
        store.interruptedBy((operation, key) -> operations.add(operation));

        assertThat(confirm(code)).isEqualTo(outcome);

        assertThat(operations).containsOnly("contains");
    }

    /** Both have looked, and found one left. */
    @Test
    void failureThatAnotherRequestClaimsFirstIsNotThereAnyMore() {
        scene.budget(1);
        store.beforeClaimOf("attempt:", () -> scene.request().failurePurse()
                .claimFailure(new Claims(store.session()), scene.request().rules().budget()));

        assertThat(confirm(code)).isEqualTo(Confirmation.LIMITED);
        assertThat(store.keys("attempt:")).as("given back").isEmpty();
    }

    @Test
    void attemptThatAnotherRequestClaimsFirstIsNotThereAnyMore() {
        scene.attempts(1);
        store.beforeClaimOf("attempt:", () -> confirm(wrong()));

        assertThat(confirm(code)).isEqualTo(Confirmation.EXHAUSTED);
        assertThat(store.keys("failure:")).as("of the other").hasSize(1);
    }

    @Test
    void twoRightAnswersAtTheSameTimeLetOneIn() {
        Confirmation[] other = new Confirmation[1];
        store.beforeClaimOf("used:", () -> other[0] = confirm(code));

        assertThat(confirm(code)).isEqualTo(Confirmation.USED);

        assertThat(other[0]).isEqualTo(Confirmation.ACCEPTED);
        assertThat(claimsOfAttempts()).isEmpty();
    }

    @Test
    void parallelRequestsCompareNoMoreThanTheLimitAllows() throws Exception {
        List<Callable<Confirmation>> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            requests.add(() -> confirm(wrong()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Confirmation> outcomes = new ArrayList<>();
            for (Future<Confirmation> request : threads.invokeAll(requests)) {
                outcomes.add(request.get());
            }

            assertThat(outcomes).containsOnly(Confirmation.WRONG, Confirmation.EXHAUSTED)
                    .filteredOn(Confirmation.WRONG::equals).hasSize(5);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whatever comes after the claim, comes after it: here the code expires while the claim is made. */
    @ParameterizedTest
    @ValueSource(strings = {"attempt:", "failure:"})
    void nothingIsComparedBeforeTheRightToBeWrongIsClaimed(String kind) {
        scene.server().pass(CodeScene.LIFETIME.minus(INSTANT));
        store.beforeClaimOf(kind, () -> scene.server().pass(INSTANT));

        assertThat(confirm(code)).isEqualTo(Confirmation.EXPIRED);
        assertThat(claimsOfAttempts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1234567, OTHER_LENGTH", "123456789, OTHER_LENGTH", "'', UNCLEAR", "no code at all, UNCLEAR",
        "12345678 or 87654321, UNCLEAR"})
    void whatCannotBeTheCodeCostsNothing(String typed, Confirmation outcome) {
        scene.server().realm().set("isBruteForceProtected", true);
        List<String> before = store.keys();

        assertThat(confirm(typed)).isEqualTo(outcome);

        assertThat(store.keys()).isEqualTo(before);
        assertThat(scene.server().locks().turns()).isEmpty();
    }

    @Test
    void whatCannotBeTheCodeIsExpiredWhereTheCodeIs() {
        scene.server().pass(CodeScene.LIFETIME);

        assertThat(confirm("1")).isEqualTo(Confirmation.EXPIRED);
    }

    @Test
    void codeOfAKeyThatIsGoneIsExpired() {
        scene.server().keys().add("key-2");
        assertThat(new CodeConfirmer(scene.context()).isOpen(scene.kept())).isTrue();
        scene.server().keys().remove("key-1");

        assertThat(new CodeConfirmer(scene.context()).isOpen(scene.kept())).isFalse();
        assertThat(confirm(code)).isEqualTo(Confirmation.EXPIRED);
        assertThat(confirm("1")).isEqualTo(Confirmation.EXPIRED);
    }

    @Test
    void codeForAnotherAddressIsExpired() {
        scene.ann().setAddress("ann@example.org");
        scene.recipient(Recipient.self(scene.ann().model()));

        assertThat(confirm(code)).isEqualTo(Confirmation.EXPIRED);
    }

    @Test
    void codeOfAnotherPlaceIsExpired() {
        scene.place(CodePlace.login("root", "another tab"));

        assertThat(confirm(code)).isEqualTo(Confirmation.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lockedUserCannotConfirmWithTheRightCode(boolean proven) {
        scene.provenOrNot(proven).server().realm().set("isBruteForceProtected", true);
        issueAs();
        scene.server().locks().lockFor("ann", 60);

        assertThat(confirm(code)).isEqualTo(Confirmation.USER_LOCKED);
        assertThat(claimsOfAttempts()).isEmpty();

        scene.server().locks().lockFor("ann", 0);
        assertThat(confirm(code)).as("no longer locked").isEqualTo(Confirmation.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void disabledUserCannotConfirmWithTheRightCode(boolean proven) {
        scene.provenOrNot(proven).server().realm().set("isBruteForceProtected", true);
        issueAs();
        scene.ann().disable();

        assertThat(confirm(code)).isEqualTo(Confirmation.USER_LOCKED_FOR_GOOD);
        assertThat(claimsOfAttempts()).isEmpty();
    }

    @Test
    void nobodysCodeIsComparedLikeAnyOtherAndNeverRight() {
        scene.recipient(Recipient.nobody(scene.ann().model(), false)).budget(1);
        scene.forget();
        new CodeIssuer(scene.context()).issueOnce();

        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(code(scene))))
                    .as("at no limit but that of the code")
                    .isEqualTo(new CodeConfirmer.Attempt(Confirmation.WRONG, 5 - attempt));
        }
        assertThat(confirm(code(scene))).isEqualTo(Confirmation.EXHAUSTED);
        assertThat(store.keys("used:")).isEmpty();
    }

    @Test
    void codeThatWasNeverMailedIsNeverRight() {
        scene.recipient(Recipient.withoutCode(scene.ann().model()));
        scene.forget();
        new CodeIssuer(scene.context()).issueOnce();

        assertThat(confirm(code(scene))).isEqualTo(Confirmation.WRONG);
        assertThat(claimsOfAttempts()).as("like any other").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attempt:", "failure:", "used:"})
    void storeThatDoesNotAnswerLetsNobodyIn(String kind) {
        store.failFor(kind);

        assertThatThrownBy(() -> confirm(code)).isInstanceOf(StoreUnavailable.class);
    }

    /** Attempts of a login end with it, those of an application after a day. */
    @Test
    void attemptsAreCountedForAsLongAsThePlaceLives() {
        confirm(wrong());
        assertThat(lifespan("attempt:")).isEqualTo(Duration.ofMinutes(30));
        assertThat(lifespan("failure:")).isEqualTo(Duration.ofDays(1));

        scene.place(CodePlace.api("id"));
        issueAs();
        store.removeAll("attempt:");
        confirm(wrong());
        assertThat(store.lifespans()).containsEntry("one-time-code:attempt:" + scene.kept().series() + ":1",
                Duration.ofDays(1));
    }

    @Test
    void shortLoginsCountAttemptsLongerThanAnyCodeLives() {
        scene.server().realm().setLoginLife(Duration.ofMinutes(5));

        confirm(wrong());

        assertThat(lifespan("attempt:")).isEqualTo(Duration.ofMinutes(11));
    }

    @Test
    void longLoginsCountThemForADay() {
        scene.server().realm().setLoginLife(Duration.ofDays(30));

        confirm(wrong());

        assertThat(lifespan("attempt:")).isEqualTo(Duration.ofDays(1));
    }

    private Duration lifespan(String kind) {
        return store.lifespans().entrySet().stream().filter(entry -> entry.getKey().contains(kind)).findFirst()
                .orElseThrow().getValue();
    }

    private void issueAs() {
        scene.forget();
        assertThat(new CodeIssuer(scene.context()).issueOnce()).isEmpty();
        code = scene.server().mails().last().code();
    }

    /** As whoever holds the realm's key could work it out. */
    private static String code(CodeScene scene) {
        return new CodeStatus(scene.context(), scene.kept()).code().orElseThrow().clear();
    }

    private String wrong() {
        return code.equals("00000000") ? "00000001" : "00000000";
    }

    private List<String> claimsOfAttempts() {
        return store.keys().stream().filter(key -> key.contains("attempt:") || key.contains("failure:")).toList();
    }

    private Confirmation confirm(String typed) {
        return new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(typed)).outcome();
    }
}
