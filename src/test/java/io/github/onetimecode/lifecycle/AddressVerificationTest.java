package io.github.onetimecode.lifecycle;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryUser;

import static org.assertj.core.api.Assertions.assertThat;

/** A right code that verifies the address that it was mailed to. */
final class AddressVerificationTest {

    private final CodeScene scene = new CodeScene().marksVerified();
    private final MemoryUser ann = scene.ann();

    @BeforeEach
    void issue() {
        ann.setAddressVerified(false);
        new CodeIssuer(scene.context()).issueOnce();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void rightCodeVerifiesTheAddressAndTellsSo() {
        assertThat(confirm()).isEqualTo(Confirmation.ACCEPTED);

        assertThat(ann.isAddressVerified()).isTrue();
        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL", "VERIFY_EMAIL");
    }

    @Test
    void wrongCodeVerifiesNothing() {
        new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of("00000000"));

        assertThat(ann.isAddressVerified()).isFalse();
    }

    @Test
    void addressThatIsVerifiedAlreadyIsLeftAlone() {
        ann.setAddressVerified(true);

        assertThat(confirm()).isEqualTo(Confirmation.ACCEPTED);
        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL");
    }

    @Test
    void codeOfAnApproverVerifiesNobody() {
        MemoryUser boss = scene.server().addUser("boss");
        scene.recipient(Recipient.approver(boss.model()));
        scene.forget();
        new CodeIssuer(scene.context()).issueOnce();

        assertThat(confirm()).isEqualTo(Confirmation.ACCEPTED);
        assertThat(ann.isAddressVerified()).isFalse();
    }

    /**
     * The store knows better than the request, which has read the user before. The next code must not suffer for it.
     */
    @Test
    void addressThatWasChangedMeanwhileIsNotVerifiedAndTheCodeIsOver() {
        scene.server().changeInStore("ann").setAddress("ann@example.org");

        assertThat(confirm()).isEqualTo(Confirmation.EXPIRED);

        assertThat(ann.isWritten()).as("not for a moment").isFalse();
        assertThat(scene.server().store().keys("used:")).as("given back").isEmpty();
        assertThat(scene.server().store().keys("failure:")).isEmpty();
    }

    /** Between the first look and the second: the flag is one of the user, not of an address. */
    @Test
    void addressThatIsChangedWhileTheFlagIsSetIsNotVerifiedEither() {
        ann.whenWritten(() -> scene.server().changeInStore("ann").setAddress("ann@example.org"));

        assertThat(confirm()).isEqualTo(Confirmation.EXPIRED);

        assertThat(ann.isAddressVerified()).isFalse();
        assertThat(scene.server().events().words()).doesNotContain("VERIFY_EMAIL");
    }

    @Test
    void userWhoIsGoneMeanwhileIsNotIn() {
        scene.server().removeUser("ann");

        assertThat(confirm()).isEqualTo(Confirmation.EXPIRED);
    }

    @Test
    void storeThatTakesNoFlagKeepsNobodyOut() {
        ann.makeReadOnly();

        assertThat(confirm()).isEqualTo(Confirmation.ACCEPTED);
        assertThat(ann.isAddressVerified()).isFalse();
    }

    private Confirmation confirm() {
        return new CodeConfirmer(scene.context())
                .attempt(scene.kept(), TypedCode.of(scene.server().mails().last().code())).outcome();
    }
}
