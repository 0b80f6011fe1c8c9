package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.memory.CodeScene;

import static org.assertj.core.api.Assertions.assertThat;

final class CodeStatusTest {

    private final CodeScene scene = new CodeScene().attempts(2);
    private String code;

    @BeforeEach
    void issue() {
        new CodeIssuer(scene.context()).issueOnce();
        code = scene.server().mails().last().code();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void codeIsPendingUntilItExpires() {
        scene.server().pass(CodeScene.LIFETIME.minusMillis(1));
        assertThat(standing().state()).isEqualTo(CodeStatus.State.PENDING);

        scene.server().pass(Duration.ofMillis(1));
        assertThat(standing().state()).isEqualTo(CodeStatus.State.EXPIRED);
    }

    @Test
    void codeIsExhaustedByItsLastAttempt() {
        confirm("00000000");
        assertThat(standing().attemptsLeft()).isEqualTo(1);
        assertThat(standing().state()).isEqualTo(CodeStatus.State.PENDING);

        confirm("00000000");
        assertThat(standing().attemptsLeft()).isZero();
        assertThat(standing().state()).isEqualTo(CodeStatus.State.EXHAUSTED);
    }

    @Test
    void confirmedCodeStaysSoAfterItsLifetime() {
        assertThat(standing().isUsed()).isFalse();
        confirm(code);
        assertThat(standing().isUsed()).isTrue();
        assertThat(standing().state()).isEqualTo(CodeStatus.State.CONFIRMED);

        scene.server().pass(CodeScene.LIFETIME);
        assertThat(standing().state()).isEqualTo(CodeStatus.State.CONFIRMED);
    }

    @Test
    void codeWhoseKeyOrAddressIsGoneIsExpired() {
        assertThat(standing().code().orElseThrow().clear()).isEqualTo(code);
        scene.server().keys().remove("key-1");
        assertThat(standing().state()).isEqualTo(CodeStatus.State.EXPIRED);
        assertThat(standing().code()).isEmpty();

        scene.server().keys().add("key-1");
        scene.ann().setAddress("ann@example.org");
        scene.recipient(Recipient.self(scene.ann().model()));
        assertThat(standing().state()).isEqualTo(CodeStatus.State.EXPIRED);
    }

    @Test
    void lookingCostsNothing() {
        List<String> before = scene.server().store().keys();

        standing().state();

        assertThat(scene.server().store().keys()).isEqualTo(before);
    }

    private CodeStatus standing() {
        return new CodeStatus(scene.context(), scene.kept());
    }

    private void confirm(String typed) {
        new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(typed));
    }
}
