package io.github.onetimecode.lifecycle;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.mail.Delivery;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryMails;
import io.github.onetimecode.memory.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CodeResenderTest {

    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration NEXT_MAIL = CodeScene.PAUSE.plus(INSTANT);

    private final CodeScene scene = new CodeScene();
    private final MemoryStore store = scene.server().store();
    private final MemoryMails mails = scene.server().mails();

    @BeforeEach
    void issue() {
        assertThat(new CodeIssuer(scene.context()).issueOnce()).isEmpty();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void mailComesAgainAfterThePauseAndNotBefore() {
        scene.server().pass(CodeScene.PAUSE);
        assertThat(resend()).as("last instant of the pause").isEqualTo(Resend.of(ResendOutcome.TOO_EARLY));
        assertThat(mails.taken()).hasSize(1);

        scene.server().pass(INSTANT);
        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));
        assertThat(mails.taken()).hasSize(2);
        assertThat(resend()).as("the next pause has begun").isEqualTo(Resend.of(ResendOutcome.TOO_EARLY));
    }

    @Test
    void codeIsTheSameWithTheSameExpiry() {
        StoredChallenge first = scene.kept();
        String code = mails.last().code();
        scene.server().pass(NEXT_MAIL);

        resend();

        assertThat(mails.last().code()).isEqualTo(code);
        assertThat(scene.kept().challenge()).isEqualTo(first.challenge());
        assertThat(scene.kept().mailedAt()).isEqualTo(scene.server().now());
        assertThat(scene.kept().nextMailAt()).isEqualTo(scene.server().now().plus(CodeScene.PAUSE));
        assertThat((long) mails.last().attributes().get("seconds")).as("what is left").isEqualTo(269);
    }

    /** Of five minutes the last one: by the time it is read, the code would be over. */
    @Test
    void codeOfWhichLessThanAMinuteIsLeftIsReplaced() {
        String code = mails.last().code();
        scene.server().pass(CodeScene.LIFETIME.minusMinutes(1));
        resend();
        assertThat(mails.last().code()).as("a minute is left").isEqualTo(code);

        scene.server().pass(NEXT_MAIL);
        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));

        assertThat(mails.last().code()).isNotEqualTo(code);
        assertThat(scene.kept().challenge().expiresAt()).isEqualTo(scene.server().now().plus(CodeScene.LIFETIME));
    }

    @Test
    void minuteLessAnInstantIsTooLittle() {
        String code = mails.last().code();
        scene.server().pass(CodeScene.LIFETIME.minusMinutes(1).plus(INSTANT));

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));

        assertThat(mails.last().code()).isNotEqualTo(code);
    }

    @Test
    void newCodeGoesOnWithTheAttemptsThatAreLeft() {
        String series = scene.kept().series();
        new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of("00000000"));
        scene.server().pass(CodeScene.LIFETIME.plus(INSTANT));

        resend();

        assertThat(scene.kept().series()).isEqualTo(series);
        assertThat(new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of("00000000")).attemptsLeft())
                .isEqualTo(3);
    }

    @Test
    void rotatedKeyIsGoodForTheSameCodeUntilItIsGone() {
        String code = mails.last().code();
        scene.server().keys().add("key-2");
        scene.server().pass(NEXT_MAIL);
        resend();
        assertThat(mails.last().code()).isEqualTo(code);

        scene.server().keys().remove("key-1");
        scene.server().pass(NEXT_MAIL);
        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));
        assertThat(scene.kept().challenge().keyId()).isEqualTo("key-2");
    }

    @Test
    void changedAddressGetsANewCode() {
        String code = mails.last().code();
        scene.ann().setAddress("ann@example.org");
        scene.recipient(Recipient.self(scene.ann().model()));
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));

        assertThat(mails.last().code()).isNotEqualTo(code);
        assertThat(new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(mails.last().code()))
                .outcome())
                .isEqualTo(Confirmation.ACCEPTED);
    }

    @Test
    void mailsOfAnHourEndAtTheLimitAndThePauseIsGivenBack() {
        for (int mail = 2; mail <= 3; mail++) {
            scene.server().pass(NEXT_MAIL);
            assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));
        }
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.denied(Denial.MAIL_LIMIT));

        assertThat(mails.taken()).hasSize(3);
        assertThat(store.keys("next-mail")).isEmpty();
    }

    /**
     * Where nobody may learn whether there is an account, a limit is not told either: the work is done, the mail is
     * dropped.
     */
    @Test
    void limitIsNotToldWhereAPasswordIsReset() {
        scene.place(CodePlace.reset("root", "tab")).mails(1, 1);
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));

        assertThat(mails.taken()).hasSize(1);
        assertThat(mails.written()).isEqualTo(2);
        assertThat(scene.kept().delivery()).isEqualTo(Delivery.SENT);
    }

    @Test
    void mailThatWasSentIsNotOfferedAgainWhereTheRulesSaySo() {
        scene.withoutResend().server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.NOT_OFFERED));
        assertThat(mails.taken()).hasSize(1);
    }

    @Test
    void mailThatWasNotSentIsOfferedAgainWhateverTheRulesSay() {
        mails.refuseAll();
        scene.forget();
        new CodeIssuer(scene.context()).issueOnce();
        mails.takeAll();
        scene.withoutResend();

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));
    }

    @Test
    void pauseThatIsAsLongAsTheCodeLivesOffersNoMail() {
        scene.pause(CodeScene.LIFETIME).server().pass(NEXT_MAIL);
        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.NOT_OFFERED));

        scene.pause(CodeScene.LIFETIME.minusSeconds(1));
        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));
    }

    @Test
    void mailThatFailsCostsNothingAndUnlocksTheNextOnce() {
        mails.refuseAll();
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.FAILED));
        assertThat(store.paid("proven")).as("of the first mail").isOne();
        assertThat(resend()).as("immediately").isEqualTo(Resend.of(ResendOutcome.FAILED));
        assertThat(resend()).as("but only once").isEqualTo(Resend.of(ResendOutcome.TOO_EARLY));

        mails.takeAll();
        scene.server().pass(NEXT_MAIL);
        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));
    }

    @Test
    void mailThatMayHaveArrivedIsTroubleAndIsPaid() {
        mails.loseAnswers();
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.FAILED));

        assertThat(scene.kept().delivery()).isEqualTo(Delivery.UNCERTAIN);
        assertThat(store.paid("proven")).isEqualTo(2);
        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.TOO_EARLY));
    }

    /** Another request may have written the challenge back after a right code. */
    @Test
    void codeThatWasUsedIsNeitherSentAgainNorReplaced() {
        new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(mails.last().code()));
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.NOT_OFFERED));

        assertThat(mails.taken()).hasSize(1);
    }

    @Test
    void twoWhoAskAtTheSameTimeGetOneMail() {
        scene.server().pass(NEXT_MAIL);
        Resend[] other = new Resend[1];
        store.beforeClaimOf("payment:", () -> other[0] = resend());

        assertThat(resend()).isEqualTo(Resend.of(ResendOutcome.SENT));

        assertThat(other[0]).isEqualTo(Resend.of(ResendOutcome.TOO_EARLY));
        assertThat(mails.taken()).hasSize(2);
    }

    @Test
    void realmWithoutAKeySendsNothing() {
        scene.server().keys().remove("key-1");
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.denied(Denial.NO_KEY));

        assertThat(mails.taken()).hasSize(1);
        assertThat(store.paid("proven")).isOne();
        assertThat(store.keys("next-mail")).as("given back").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lockedUserGetsNoMail(boolean proven) {
        scene.provenOrNot(proven).server().realm().set("isBruteForceProtected", true);
        scene.server().locks().lockFor("ann", 60);
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isEqualTo(Resend.denied(Denial.USER_LOCKED));
        assertThat(store.keys("next-mail")).as("nothing is claimed").isEmpty();
        assertThat(mails.taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void disabledUserGetsNoMail(boolean proven) {
        scene.provenOrNot(proven).server().realm().set("isBruteForceProtected", true);
        scene.ann().disable();
        scene.server().pass(NEXT_MAIL);

        assertThat(resend()).isNotIn(Resend.of(ResendOutcome.SENT), Resend.of(ResendOutcome.FAILED));
        assertThat(mails.taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next-mail:", "payment:", "payments:"})
    void storeThatDoesNotAnswerSendsNothing(String kind) {
        scene.server().pass(NEXT_MAIL);
        store.failFor(kind);

        assertThatThrownBy(this::resend).isInstanceOf(StoreUnavailable.class);
        assertThat(mails.taken()).hasSize(1);
    }

    private Resend resend() {
        return new CodeResender(scene.context()).resend(scene.kept());
    }
}
