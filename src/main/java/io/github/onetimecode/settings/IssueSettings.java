package io.github.onetimecode.settings;

import java.time.Duration;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.limits.MailLimits;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Settings of the step that issues codes.
 *
 * @param stepName           name of the step
 * @param sourceStep         earlier step that must have succeeded; empty if none
 * @param user               who gets the code; empty for the user who logs in
 * @param client             client ID of the asking application; empty for that of the login
 * @param policy             shape and lifetime of codes
 * @param resendAfter        pause between two mails, 10 seconds to 5 minutes
 * @param mailLimits         for each user
 * @param verifiedEmailOnly  whether an address must be verified
 * @param marksEmailVerified whether a right code verifies the user's own address
 * @param background         whether a login goes on before its mail is sent
 */
public record IssueSettings(String stepName, String sourceStep, String user, String client, CodePolicy policy,
                     Duration resendAfter, MailLimits mailLimits, boolean verifiedEmailOnly,
                     boolean marksEmailVerified, boolean background) {

    /** @throws RefusedException if a setting is out of its range */
    static IssueSettings read(StepConfiguration stored) throws RefusedException {
        stored.requireExisting();
        CodePolicy policy = new CodePolicy(CodeAlphabet.values()[stored.choice(Setting.CODE_ALPHABET)],
                stored.number(Setting.CODE_LENGTH), Duration.ofSeconds(stored.number(Setting.LIFETIME_SECONDS)));
        return new IssueSettings(
                stored.name(Setting.STEP_NAME),
                stored.text(Setting.SOURCE_STEP),
                stored.text(Setting.USER),
                stored.text(Setting.CLIENT),
                policy,
                Duration.ofSeconds(stored.number(Setting.RESEND_AFTER_SECONDS)),
                new MailLimits(stored.number(Setting.MAILS_PER_HOUR), stored.number(Setting.MAILS_PER_DAY)),
                stored.flag(Setting.VERIFIED_EMAIL_ONLY),
                stored.flag(Setting.MARKS_EMAIL_VERIFIED),
                stored.choice(Setting.DELIVERY) == 0);
    }

    /** Reads only the step's name, to look steps up: other settings may be wrong. */
    public static String nameOf(StepConfiguration stored) {
        return stored.text(Setting.STEP_NAME);
    }

    /** The stored setting; empty if the user who logs in gets the code. */
    public static String recipientOf(StepConfiguration stored) {
        return stored.text(Setting.USER);
    }
}
