package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.challenge.MailState;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.mail.Delivery;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryMails;
import io.github.onetimecode.memory.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Mails that are sent in the request, after it, or not at all, and what a later request finds of them. */
final class CodeMailerTest {

    private final CodeScene scene = new CodeScene();
    private final MemoryMails mails = scene.server().mails();
    private final MemoryStore store = scene.server().store();

    @BeforeEach
    void renderByKeycloaksTemplates() {
        mails.useKeycloaksTemplates();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void mailGoesOutOnceTheRequestIsThrough() {
        CodeContext request = issue();
        assertThat(scene.kept().delivery()).isEqualTo(Delivery.SENDING);
        assertThat(delivery()).isEqualTo(Delivery.SENDING);
        assertThat(mails.sentTo()).isEmpty();

        request.session().close();

        awaitEvents(1);
        assertThat(delivery()).isEqualTo(Delivery.SENT);
        assertThat(mails.sentTo()).containsExactly("ann@example.com");
        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL");
        assertThat(store.paid("proven")).isOne();
    }

    @Test
    void requestThatComesToNothingSendsNothingAndPaysNothing() {
        CodeContext request = issue();
        request.session().getTransactionManager().setRollbackOnly();

        request.session().close();

        assertThat(delivery()).isEqualTo(Delivery.FAILED);
        assertThat(mails.sentTo()).isEmpty();
        assertThat(store.paid("proven")).isZero();
        assertThat(store.keys("next-mail")).isEmpty();
    }

    @Test
    void mailThatIsRefusedAfterTheRequestCostsNothingAndUnlocksTheNext() {
        mails.refuseAll();

        issue().session().close();

        awaitEvents(1);
        assertThat(delivery()).isEqualTo(Delivery.FAILED);
        assertThat(store.paid("proven")).isZero();
        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL_ERROR email_send_failed");
        assertThat(state().untilNext()).isZero();
        mails.takeAll();
        CodeContext resend = scene.context();
        assertThat(new CodeResender(resend).resend(scene.kept()).outcome()).isEqualTo(ResendOutcome.SENT);
        resend.session().close();
        awaitEvents(2);
        assertThat(delivery()).isEqualTo(Delivery.SENT);
    }

    @Test
    void mailThatMayHaveArrivedAfterTheRequestIsPaid() {
        mails.loseAnswers();

        issue().session().close();

        awaitEvents(1);
        assertThat(delivery()).isEqualTo(Delivery.UNCERTAIN);
        assertThat(store.paid("proven")).isOne();
        assertThat(state().untilNext()).isEqualTo(CodeScene.PAUSE);
    }

    @Test
    void loginThatWaitsForItsMailKnowsTheEnd() {
        scene.foreground();

        issue();

        assertThat(scene.kept().delivery()).isEqualTo(Delivery.SENT);
        assertThat(mails.sentTo()).containsExactly("ann@example.com");
    }

    @Test
    void loginThatWaitsForItsMailHearsOfTheRefusal() {
        scene.foreground();
        mails.refuseAll();

        issue();

        assertThat(scene.kept().delivery()).isEqualTo(Delivery.FAILED);
    }

    /** Or the time that the page takes would tell a stranger whether there is somebody to mail to. */
    @Test
    void nobodyWhoHasProvenNothingWaitsForAMail() {
        scene.foreground().unproven();

        CodeContext request = issue();
        assertThat(mails.sentTo()).isEmpty();

        request.session().close();
        awaitEvents(1);
        assertThat(delivery()).isEqualTo(Delivery.SENT);
    }

    @Test
    void mailOfAResetIsToldAsSentEvenIfItIsRefusedLater() {
        scene.place(CodePlace.reset("root", "tab")).unproven();
        mails.refuseAll();

        issue().session().close();

        awaitEvents(1);
        assertThat(store.paid("unproven")).isZero();
        assertThat(store.keys("next-mail")).as("no earlier than elsewhere").hasSize(1);
        assertThat(delivery()).isEqualTo(Delivery.SENT);
        assertThat(state().untilNext()).isEqualTo(CodeScene.PAUSE);
    }

    private CodeContext issue() {
        CodeContext request = scene.context();
        assertThat(new CodeIssuer(request).issueOnce()).isEqualTo(Optional.empty());
        return request;
    }

    /** The event of a mail is the last that is done about it. */
    private void awaitEvents(int number) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> scene.server().events().sent().size() == number);
    }

    private Delivery delivery() {
        return state().delivery();
    }

    private MailState state() {
        return scene.context().mail(scene.kept());
    }
}
