package io.github.onetimecode.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.lifecycle.CodeRules;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Settings of a code from issue to confirmation, whether one step does both or two steps share the work.
 *
 * @param issue   of the step that issues
 * @param confirm of the step that confirms
 */
public record StepSettings(IssueSettings issue, ConfirmSettings confirm) {

    /** What the admin console offers for the step that issues. */
    public static final List<Setting> OF_ISSUE = List.of(Setting.STEP_NAME, Setting.SOURCE_STEP, Setting.USER,
            Setting.CLIENT, Setting.LIFETIME_SECONDS, Setting.CODE_LENGTH, Setting.CODE_ALPHABET,
            Setting.RESEND_AFTER_SECONDS, Setting.MAILS_PER_HOUR, Setting.MAILS_PER_DAY, Setting.VERIFIED_EMAIL_ONLY,
            Setting.MARKS_EMAIL_VERIFIED, Setting.DELIVERY);
    /** What it offers for the step that confirms. */
    public static final List<Setting> OF_CONFIRM = List.of(Setting.CONFIRM_SOURCE_STEP, Setting.ATTEMPTS_PER_CODE,
            Setting.FAILURES_PER_DAY, Setting.RESEND);
    /** What it offers for the step that does both. It confirms its own code, so it names no source step. */
    public static final List<Setting> OF_BOTH = Stream.concat(OF_ISSUE.stream(),
            OF_CONFIRM.stream().filter(setting -> setting != Setting.CONFIRM_SOURCE_STEP)).toList();

    /** What it offers outside flows: there are no other steps, and the user who logs in always gets the code. */
    static final List<Setting> OF_ACTION = OF_BOTH.stream().filter(setting -> !Set.of(Setting.STEP_NAME,
            Setting.SOURCE_STEP, Setting.USER, Setting.CLIENT).contains(setting)).toList();

    /** @throws RefusedException if a setting of either step is out of its range */
    public static StepSettings read(RealmModel realm, AuthenticationExecutionModel issue,
            AuthenticationExecutionModel confirm) throws RefusedException {
        return new StepSettings(IssueSettings.read(StepConfiguration.of(realm, issue)),
                ConfirmSettings.read(StepConfiguration.of(realm, confirm)));
    }

    public static List<ProviderConfigProperty> toProperties(List<Setting> settings) {
        return settings.stream().map(Setting::toProperty).toList();
    }

    public FailureBudget budget() {
        return confirm.budget(issue.policy());
    }

    public CodeRules rules() {
        return new CodeRules(issue.policy(), confirm.attemptsPerCode(), budget(), issue.mailLimits(),
                issue.resendAfter(), confirm.resend(), issue.background(), issue.marksEmailVerified());
    }
}
