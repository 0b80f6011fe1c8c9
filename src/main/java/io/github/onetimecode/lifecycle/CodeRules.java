package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Objects;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.limits.MailLimits;

/**
 * By which rules a code is issued, sent and confirmed.
 *
 * @param policy          shape and lifetime of codes
 * @param attemptsPerCode wrong codes after which a code is dead, 1 or more
 * @param budget          wrong codes of one user in 24 hours
 * @param mailLimits      mails of one user
 * @param resendAfter     from a mail to the next
 * @param resend          whether the code may be sent again though its mail has been sent
 * @param background      whether the request goes on before its mail is out
 * @param marksVerified   whether a right code verifies the user's own address
 */
public record CodeRules(CodePolicy policy, int attemptsPerCode, FailureBudget budget, MailLimits mailLimits,
                        Duration resendAfter, boolean resend, boolean background, boolean marksVerified) {

    /** Where nobody says otherwise. */
    public static final int USUAL_ATTEMPTS = 5;
    /** Where nobody says otherwise. */
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException if nobody could ever try a code */
    public CodeRules {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(mailLimits, "mailLimits");
        Objects.requireNonNull(resendAfter, "resendAfter");
        if (attemptsPerCode < 1) {
            throw new IllegalArgumentException(attemptsPerCode + " attempts for a code");
        }
    }

    /** Whether a mail that has been sent is ever offered once more. */
    public boolean offersResend() {
        return resend && resendAfter.compareTo(policy.lifetime()) < 0;
    }
}
