package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Objects;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.limits.MailLimits;

/**
 * The rules for issuing, sending and confirming a code.
 *
 * @param policy          format and lifetime of codes
 * @param attemptsPerCode wrong codes after which a code is exhausted, 1 or more
 * @param budget          wrong codes of one user in 24 hours
 * @param mailLimits      for the mails of one user
 * @param resendAfter     pause from one mail to the next
 * @param resend          whether the code may be mailed again although its mail was sent
 * @param background      whether the request ends before its mail is sent
 * @param marksVerified   whether a right code marks the user's own address as verified
 */
public record CodeRules(CodePolicy policy, int attemptsPerCode, FailureBudget budget, MailLimits mailLimits,
                        Duration resendAfter, boolean resend, boolean background, boolean marksVerified) {

    /** The default of {@link #attemptsPerCode}. */
    public static final int USUAL_ATTEMPTS = 5;
    /** The default of {@link #resendAfter}. */
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException if a code would have no attempt */
    public CodeRules {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(mailLimits, "mailLimits");
        Objects.requireNonNull(resendAfter, "resendAfter");
        if (attemptsPerCode < 1) {
            throw new IllegalArgumentException(attemptsPerCode + " attempts for a code");
        }
    }

    /** Whether a mail that was sent can be offered again during the lifetime of the code. */
    public boolean offersResend() {
        return resend && resendAfter.compareTo(policy.lifetime()) < 0;
    }
}
