package io.github.onetimecode.settings;

import java.util.OptionalInt;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Settings of the step that confirms codes.
 *
 * @param attemptsPerCode wrong codes that exhaust a code, 1 to 10
 * @param failuresPerDay  wrong codes of one user in 24 hours; empty for the default, which depends on the code
 * @param resend          whether the page offers to send the code again
 */
public record ConfirmSettings(int attemptsPerCode, OptionalInt failuresPerDay, boolean resend) {

    /** @throws RefusedException if a setting is out of its range */
    static ConfirmSettings read(StepConfiguration stored) throws RefusedException {
        stored.requireExisting();
        return new ConfirmSettings(
                stored.number(Setting.ATTEMPTS_PER_CODE),
                stored.numberIfSet(Setting.FAILURES_PER_DAY),
                stored.flag(Setting.RESEND));
    }

    /** Name of the step whose code is confirmed; empty for the one before it. */
    public static String sourceStepOf(StepConfiguration stored) {
        return stored.text(Setting.CONFIRM_SOURCE_STEP);
    }

    FailureBudget budget(CodePolicy policy) {
        return new FailureBudget(failuresPerDay.orElse(policy.failuresPerDayByDefault()));
    }
}
