package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.mail.Delivery;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryStore;
import io.github.onetimecode.memory.MemoryUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CodeIssuerTest {

    private static final Duration INSTANT = Duration.ofMillis(1);

    private final CodeScene scene = new CodeScene();
    private final MemoryStore store = scene.server().store();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void codeIsKeptMailedPaidAndTold() {
        assertThat(issueOnce()).isEmpty();

        assertThat(scene.server().mails().last().code()).matches("\\d{8}");
        assertThat(scene.server().mails().last().userId()).isEqualTo("ann");
        assertThat(scene.kept().delivery()).isEqualTo(Delivery.SENT);
        assertThat(scene.kept().challenge().expiresAt()).isEqualTo(scene.server().now().plus(CodeScene.LIFETIME));
        assertThat(scene.kept().nextMailAt()).isEqualTo(scene.server().now().plus(CodeScene.PAUSE));
        assertThat(store.keys()).hasSize(3);
        assertThat(store.keys("payment:proven")).hasSize(1);
        assertThat(store.paid("proven")).isOne();
        assertThat(store.keys("next-mail:" + scene.kept().series())).hasSize(1);
        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL");
    }

    @Test
    void reloadIssuesAndMailsNothing() {
        issueOnce();
        StoredChallenge first = scene.kept();

        assertThat(issueOnce()).isEmpty();
        scene.server().pass(CodeScene.LIFETIME.plus(INSTANT));
        assertThat(issueOnce()).as("a code that is over is replaced by whoever asks for it").isEmpty();

        assertThat(scene.kept()).isEqualTo(first);
        assertThat(scene.server().mails().taken()).hasSize(1);
    }

    @Test
    void codeForAnAddressThatTheUserNoLongerHasIsNone() {
        issueOnce();
        scene.ann().setAddress("ann@example.org");
        scene.recipient(Recipient.self(scene.ann().model()));

        assertThat(new CodeIssuer(scene.context()).isIssued()).isFalse();
        assertThat(issueOnce()).isEmpty();
        assertThat(new CodeIssuer(scene.context()).isIssued()).isTrue();
        assertThat(scene.server().mails().taken()).hasSize(2);
    }

    @Test
    void challengeIsKeptBeforeItsMailGoesOut() {
        boolean[] kept = new boolean[1];
        scene.server().mails().before(() -> kept[0] = scene.isKept());

        issueOnce();

        assertThat(kept[0]).isTrue();
    }

    @Test
    void mailsOfAnHourAreAsManyAsTheLimit() {
        for (int mail = 0; mail < 3; mail++) {
            assertThat(issueAnew()).isEmpty();
        }
        List<String> before = store.keys();
        scene.forget();

        assertThat(issueOnce()).contains(Denial.MAIL_LIMIT);

        assertThat(store.keys()).as("what was refused costs nothing").isEqualTo(before);
        assertThat(scene.isKept()).isFalse();
        assertThat(scene.server().mails().taken()).hasSize(3);
        scene.server().pass(Duration.ofHours(1).plus(INSTANT));
        assertThat(issueOnce()).isEmpty();
    }

    @Test
    void mailsOfADayAreAsManyAsTheLimit() {
        for (int mail = 0; mail < 4; mail++) {
            assertThat(issueAnew()).isEmpty();
            scene.server().pass(Duration.ofHours(1).plus(INSTANT));
        }

        assertThat(issueAnew()).contains(Denial.MAIL_LIMIT);
        scene.server().pass(Duration.ofHours(20));
        assertThat(issueAnew()).isEmpty();
    }

    /** 5 failures a day, of which 3 are for those who have shown another credential. */
    @Test
    void userWithoutFailuresLeftGetsNoCode() {
        claimFailures(2);
        assertThat(issueAnew()).isEmpty();

        claimFailures(1);
        List<String> before = store.keys();
        assertThat(issueAnew()).contains(Denial.FAILURE_LIMIT);

        assertThat(store.keys()).isEqualTo(before);
        scene.server().pass(Duration.ofDays(1));
        assertThat(issueAnew()).as("last instant of the day").contains(Denial.FAILURE_LIMIT);
        scene.server().pass(INSTANT);
        assertThat(issueAnew()).isEmpty();
    }

    @Test
    void strangersEmptyNoPurseOfTheOwner() {
        scene.unproven();
        claimFailures(2);
        for (int mail = 0; mail < 3; mail++) {
            issueAnew();
        }
        assertThat(issueAnew()).contains(Denial.FAILURE_LIMIT);

        scene.proven();

        assertThat(issueAnew()).isEmpty();
    }

    @Test
    void realmWithoutAKeyIssuesNothingAndClaimsNothing() {
        scene.server().keys().remove("key-1");

        assertThat(issueOnce()).contains(Denial.NO_KEY);
        assertThat(store.keys()).isEmpty();
        assertThat(scene.isKept()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lockedUserGetsNoCode(boolean proven) {
        scene.provenOrNot(proven).server().realm().set("isBruteForceProtected", true);
        scene.server().locks().lockFor("ann", 60);

        assertThat(issueOnce()).contains(Denial.USER_LOCKED);
        assertNothingWasDone();

        scene.server().locks().lockFor("ann", 0);
        assertThat(issueOnce()).as("no longer locked").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void disabledUserGetsNoCode(boolean proven) {
        scene.provenOrNot(proven).server().realm().set("isBruteForceProtected", true);
        scene.ann().disable();

        assertThat(issueOnce()).isPresent();
        assertNothingWasDone();
    }

    /** Or strangers who press buttons would keep the owner from logging in. */
    @Test
    void turnOfTheUserIsTakenOnlyByWhoeverHasProvenSomething() {
        scene.server().realm().set("isBruteForceProtected", true);
        scene.unproven();
        issueAnew();
        assertThat(scene.server().locks().turns()).isEmpty();

        scene.proven();
        issueAnew();
        assertThat(scene.server().locks().turns()).containsExactly("ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure:", "payment:", "payments:", "next-mail:"})
    void storeThatDoesNotAnswerIssuesNothing(String kind) {
        store.failFor(kind);

        assertThatThrownBy(this::issueOnce).isInstanceOf(StoreUnavailable.class);
        assertThat(scene.isKept()).isFalse();
        assertThat(scene.server().mails().taken()).isEmpty();
    }

    @Test
    void mailThatIsRefusedCostsNothingAndUnlocksTheNext() {
        scene.server().mails().refuseAll();

        assertThat(issueOnce()).isEmpty();

        assertThat(scene.kept().delivery()).isEqualTo(Delivery.FAILED);
        assertThat(store.paid("proven")).isZero();
        assertThat(store.keys("next-mail")).isEmpty();
        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL_ERROR email_send_failed");
    }

    @Test
    void mailThatMayHaveArrivedIsPaidAndLocksTheNext() {
        scene.server().mails().loseAnswers();

        assertThat(issueOnce()).isEmpty();

        assertThat(scene.kept().delivery()).isEqualTo(Delivery.UNCERTAIN);
        assertThat(store.keys()).hasSize(3);
    }

    /** Where nobody may learn whether there is an account. */
    @Test
    void mailOfAResetCountsAsSentWhateverBecomesOfIt() {
        scene.place(CodePlace.reset("root", "tab")).unproven();
        scene.server().mails().refuseAll();

        assertThat(issueOnce()).isEmpty();

        assertThat(scene.written()).extracting(StoredChallenge::delivery).containsExactly(Delivery.SENT);
        assertThat(store.paid("unproven")).as("paid back").isZero();
        assertThat(store.keys("next-mail")).as("no earlier than elsewhere").hasSize(1);
    }

    @Test
    void standInGetsAllTheWorkAndNoMail() {
        scene.recipient(Recipient.nobody(scene.ann().model(), false));

        assertThat(issueOnce()).isEmpty();

        assertThat(scene.isKept()).isTrue();
        assertThat(scene.server().mails().written()).as("a text and an HTML part").isEqualTo(2);
        assertThat(scene.server().mails().taken()).isEmpty();
        assertThat(scene.server().events().sent()).isEmpty();
        assertThat(store.keys()).hasSize(3);
        assertThat(store.lifespans()).doesNotContainValue(Duration.ofDays(1));
    }

    @Test
    void standInIsNeverAtALimitNorLocked() {
        scene.recipient(Recipient.nobody(scene.ann().model(), false));
        scene.server().realm().set("isBruteForceProtected", true);
        scene.server().locks().lockFor("ann", 60);
        claimFailures(3);

        for (int mail = 1; mail <= 5; mail++) {
            assertThat(issueAnew()).isEmpty();
            assertThat(scene.server().mails().written()).isEqualTo(2 * mail);
        }
    }

    @Test
    void mailWithoutACodeSaysSoAndHoldsNone() {
        scene.recipient(Recipient.withoutCode(scene.ann().model()));

        assertThat(issueOnce()).isEmpty();

        assertThat(scene.server().mails().last().attributes()).containsOnlyKeys("reference");
        assertThat(scene.isKept()).isTrue();
    }

    @Test
    void codeForAnApplicationIsMailedToNobodyAndPaidFromAPurseOfItsOwn() {
        scene.place(CodePlace.api("id")).unproven().recipient(Recipient.application(scene.ann().model()));

        assertThat(issueOnce()).isEmpty();

        assertThat(scene.server().mails().taken()).isEmpty();
        assertThat(scene.kept().delivery()).isEqualTo(Delivery.SENT);
        assertThat(store.keys("payment")).hasSize(2).allMatch(key -> key.contains(":returned:"));
    }

    @Test
    void mailToAnApproverIsPaidByAllWhomItConcerns() {
        MemoryUser boss = scene.server().addUser("boss");
        scene.recipient(Recipient.approver(boss.model()));

        assertThat(issueOnce()).isEmpty();

        assertThat(scene.server().mails().last().userId()).isEqualTo("boss");
        assertThat(store.keys("payment:")).extracting(key -> key.split(":")[2])
                .containsExactly("approving-one", "approving", "proven");
    }

    private void assertNothingWasDone() {
        assertThat(store.keys()).isEmpty();
        assertThat(scene.isKept()).isFalse();
        assertThat(scene.server().mails().taken()).isEmpty();
    }

    private void claimFailures(int number) {
        for (int failure = 0; failure < number; failure++) {
            scene.request().failurePurse().claimFailure(new Claims(store.session()), scene.request().rules().budget());
        }
    }

    /** In another login. */
    private Optional<Denial> issueAnew() {
        scene.forget();
        return issueOnce();
    }

    private Optional<Denial> issueOnce() {
        return new CodeIssuer(scene.context()).issueOnce();
    }
}
