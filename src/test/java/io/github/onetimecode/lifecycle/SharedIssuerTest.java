package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SharedIssuerTest {

    private final CodeScene scene = new CodeScene().place(CodePlace.grant("client-1")).unproven().attempts(1)
            .mails(5, 5).budget(25);
    private final MemoryStore store = scene.server().store();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void devicesThatAskOneAfterTheOtherShareOneCode() {
        assertThat(new SharedIssuer(scene.context()).open()).isEmpty();

        assertThat(issueOnce()).isEmpty();
        assertThat(issueOnce()).isEmpty();

        assertThat(new SharedIssuer(scene.context()).open()).contains(scene.kept());
        assertMails(1);
    }

    @Test
    void devicesThatAskAtTheSameTimeShareOneMail() {
        store.beforeClaimOf("payment:", () -> assertThat(issueOnce()).isEmpty());

        assertThat(issueOnce()).isEmpty();

        assertMails(1);
    }

    @Test
    void codeThatIsOverIsReplaced() {
        issueOnce();
        scene.server().pass(CodeScene.LIFETIME.minusMillis(1));
        issueOnce();
        assertMails(1);

        scene.server().pass(Duration.ofMillis(1));
        assertThat(new SharedIssuer(scene.context()).open()).isEmpty();
        issueOnce();
        assertMails(2);
    }

    @Test
    void codeWithoutAttemptsIsReplaced() {
        issueOnce();
        confirm("00000000");

        issueOnce();

        assertMails(2);
    }

    @Test
    void codeThatWasUsedIsReplaced() {
        issueOnce();
        confirm(scene.server().mails().last().code());

        issueOnce();

        assertMails(2);
    }

    @Test
    void turnIsGivenBackWhateverBecomesOfIt() {
        issueOnce();
        assertThat(store.keys("issue:")).isEmpty();

        scene.server().keys().remove("key-1");
        assertThat(issueOnce()).contains(Denial.NO_KEY);
        assertThat(store.keys("issue:")).isEmpty();

        scene.server().keys().add("key-1");
        scene.forget();
        store.failFor("payment:");
        assertThatThrownBy(this::issueOnce).isInstanceOf(StoreUnavailable.class);
        assertThat(store.keys("issue:")).isEmpty();
    }

    /** A node that stops in the middle keeps the turn; those who ask meanwhile go on as if the mail were out. */
    @Test
    void turnOfANodeThatStopsIsOverAfterTenSeconds() {
        store.interruptedBy((operation, key) -> {
            if (operation.equals("remove")) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThatThrownBy(this::issueOnce).isInstanceOf(StoreUnavailable.class);
        store.interruptedBy((operation, key) -> { });
        scene.forget();

        scene.server().pass(Duration.ofSeconds(10));
        assertThat(issueOnce()).isEmpty();
        assertThat(scene.isKept()).isFalse();
        scene.server().pass(Duration.ofMillis(1));
        assertThat(issueOnce()).isEmpty();
        assertThat(scene.isKept()).isTrue();
    }

    private void assertMails(int number) {
        assertThat(scene.server().mails().taken()).hasSize(number);
    }

    private void confirm(String typed) {
        new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(typed));
    }

    private Optional<Denial> issueOnce() {
        return new SharedIssuer(scene.context()).issueOnce();
    }
}
