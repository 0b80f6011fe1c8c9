package io.github.onetimecode.lifecycle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryUser;

import static org.assertj.core.api.Assertions.assertThat;

final class RecipientTest {

    private final MemoryUser ann = new MemoryUser("ann");

    @Test
    void verifiedAddressGetsCodes() {
        assertThat(Recipient.denial(ann.model(), true)).isEmpty();
    }

    @Test
    void addressThatIsNotVerifiedGetsCodesOnlyWhereThatIsAllowed() {
        ann.setAddressVerified(false);

        assertThat(Recipient.denial(ann.model(), true)).contains(Denial.ADDRESS_UNVERIFIED);
        assertThat(Recipient.denial(ann.model(), false)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void userWithoutAnAddressGetsNone(String address) {
        ann.setAddress(address);

        assertThat(Recipient.denial(ann.model(), true)).contains(Denial.NO_ADDRESS);
        assertThat(Recipient.denial(ann.model(), false)).contains(Denial.NO_ADDRESS);
    }

    @Test
    void eachIsOfOneKind() {
        assertKind(Recipient.self(ann.model()), false, false, false, false);
        assertKind(Recipient.approver(ann.model()), true, false, false, false);
        assertKind(Recipient.nobody(ann.model(), false), false, true, false, false);
        assertKind(Recipient.nobody(ann.model(), true), true, true, false, false);
        assertKind(Recipient.withoutCode(ann.model()), false, false, true, false);
        assertKind(Recipient.application(ann.model()), false, false, false, true);
    }

    /** A code is bound to this text: those that are under way during an upgrade are good for the same one. */
    @Test
    void textThatCodesAreBoundToNeverChanges() {
        assertThat(boundText(Recipient.self(ann.model()))).isEqualTo("ann@example.com");
        assertThat(boundText(Recipient.approver(ann.model()))).isEqualTo("ann@example.com");
        assertThat(boundText(Recipient.nobody(ann.model(), false))).isEmpty();
        assertThat(boundText(Recipient.withoutCode(ann.model()))).isEqualTo("to be told that there is no code");
        assertThat(boundText(Recipient.application(ann.model()))).isEqualTo("to the application");
    }

    @Test
    void logLinesDoNotTellTheAddress() {
        assertThat(Recipient.self(ann.model()).toString()).doesNotContain("example.com");
    }

    private static String boundText(Recipient recipient) {
        try (CodeScene scene = new CodeScene()) {
            return scene.recipient(recipient).request().binding().address();
        }
    }

    private static void assertKind(Recipient recipient, boolean approver, boolean nobody, boolean withoutCode,
            boolean application) {
        assertThat(recipient.approver()).isEqualTo(approver);
        assertThat(recipient.isNobody()).isEqualTo(nobody);
        assertThat(recipient.isWithoutCode()).isEqualTo(withoutCode);
        assertThat(recipient.isApplication()).isEqualTo(application);
    }
}
