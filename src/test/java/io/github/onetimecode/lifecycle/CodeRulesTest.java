package io.github.onetimecode.lifecycle;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.limits.MailLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class CodeRulesTest {

    @ParameterizedTest
    @CsvSource({"true, 59, true", "true, 60, false", "true, 61, false", "false, 59, false"})
    void mailIsOfferedAgainIfThePauseIsShorterThanTheLifetime(boolean resend, int pauseSeconds, boolean offered) {
        assertThat(rules(1, Duration.ofSeconds(pauseSeconds), resend).offersResend()).isEqualTo(offered);
    }

    @Test
    void codeThatNobodyCouldTryIsRefused() {
        assertThat(rules(1, Duration.ZERO, true).attemptsPerCode()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> rules(0, Duration.ZERO, true));
    }

    private static CodeRules rules(int attempts, Duration pause, boolean resend) {
        return new CodeRules(new CodePolicy(CodeAlphabet.DIGITS, 8, Duration.ofMinutes(1)), attempts,
                new FailureBudget(25), MailLimits.USUAL, pause, resend, true, false);
    }
}
