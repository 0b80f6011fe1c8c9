package io.github.onetimecode.settings;

import java.util.List;

import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.lifecycle.CodeRules;
import io.github.onetimecode.limits.MailLimits;

/**
 * Every setting of the steps: key, type, default, range, and the texts of the admin console. They are defined only
 * here. A test compares docs/settings.md with them.
 */
public enum Setting {

    STEP_NAME("stepName", "Step name", ProviderConfigProperty.STRING_TYPE, "one-time-code",
            "Name of this step in events and logs, and for the confirm step that refers to it. Two steps in one flow "
                    + "must not have the same name."),
    SOURCE_STEP("sourceStep", "Source step", ProviderConfigProperty.STRING_TYPE, "",
            "An earlier step that must have succeeded in this login before a code is issued: the alias or provider "
                    + "ID of an execution, or the alias of a sub-flow. Empty: the user must be known, nothing else "
                    + "is checked. Do not use it in step-up flows, where Keycloak may skip earlier steps."),
    USER("user", "User name", ProviderConfigProperty.STRING_TYPE, "",
            "The user who gets the code, for example an approver: an ID, user name or e-mail address, or a "
                    + "placeholder such as ${user.attributes.manager} for an attribute that users cannot edit. "
                    + "Prefer the ID, which no other account can take. Empty: the user who logs in. Whoever gets the "
                    + "code, the user from the earlier steps is logged in."),
    CLIENT("client", "Client for the request", ProviderConfigProperty.CLIENT_LIST_TYPE, "",
            "The application that asks for the confirmation. The mail and the page name it, and the code is valid "
                    + "for this application only. Empty: the application of this login."),
    LIFETIME_SECONDS("lifetimeSeconds", "Code lifetime in seconds", CodePolicy.USUAL_LIFETIME.toSeconds(),
            CodePolicy.SHORTEST_LIFETIME.toSeconds(), CodePolicy.LONGEST_LIFETIME.toSeconds(),
            "How long a code is valid."),
    CODE_LENGTH("codeLength", "Code length", CodePolicy.USUAL_LENGTH, CodePolicy.SHORTEST, CodePolicy.LONGEST,
            "Number of characters in a code. 6 or 7 digits are allowed but easier to guess: with the default of 5 "
                    + "failures a day, the odds of a hit within a year are 1 in 550 for 6 digits and 1 in 5,500 for "
                    + "7; 8 digits stay below 1 in 10,000."),
    CODE_ALPHABET("codeAlphabet", "Code alphabet", List.of("digits", "letters-and-digits"),
            "digits: phones show their numeric keyboard. letters-and-digits: 30 characters that cannot be mistaken "
                    + "for one another."),
    RESEND_AFTER_SECONDS("resendAfterSeconds", "Resend after seconds", CodeRules.USUAL_PAUSE.toSeconds(), 10, 300,
            "How long users wait after a mail before they can have the code sent again. If this is not shorter than "
                    + "the lifetime, the button never appears."),
    MAILS_PER_HOUR("mailsPerHour", "Mails per hour", MailLimits.USUAL.perHour(), 1,
            MailLimits.MOST_PER_HOUR,
            "Mails that one user may cause within any hour, across all logins and applications. Mails after "
                    + "another proof, such as the password, are counted by themselves."),
    MAILS_PER_DAY("mailsPerDay", "Mails per day", MailLimits.USUAL.perDay(), 1,
            MailLimits.MOST_PER_DAY,
            "Mails that one user may cause within any 24 hours, across all logins and applications. Mails after "
                    + "another proof, such as the password, are counted by themselves."),
    VERIFIED_EMAIL_ONLY("verifiedEmailOnly", "Verified addresses only", true,
            "Sends codes only to addresses that Keycloak has verified. If this is off, anyone who can edit an "
                    + "account's address gets its codes."),
    MARKS_EMAIL_VERIFIED("marksEmailVerified", "Marks address as verified", false,
            "Marks the user's own address as verified when a code that was mailed to it is entered correctly. For "
                    + "registration flows."),
    DELIVERY("delivery", "Delivery", List.of("background", "foreground"),
            "background: the page for the code appears immediately and shows when the mail has been sent. "
                    + "foreground: the login waits until the mail server has accepted the mail."),
    CONFIRM_SOURCE_STEP("sourceStep", "Source step", ProviderConfigProperty.STRING_TYPE, "",
            "Name of the Get One-Time Code for User step whose code is confirmed. Empty: the one before this step in "
                    + "the same flow."),
    ATTEMPTS_PER_CODE("attemptsPerCode", "Attempts per code", CodeRules.USUAL_ATTEMPTS, 1, 10,
            "Number of wrong entries after which the code can no longer be used and the login starts again."),
    FAILURES_PER_DAY("failuresPerDay", "Failures per day", FailureBudget.LEAST, FailureBudget.MOST,
            "Wrong codes that one user may enter within any 24 hours, across all logins and applications. Empty: 5 "
                    + "for codes of 6 or 7 digits, 25 for 8 or more digits, 50 for letters and digits. Three fifths "
                    + "are reserved for logins in which another credential has succeeded."),
    RESEND("resend", "Offer to send again", true,
            "Whether the page offers to send the code again.");

    public final String key;
    public final String label;
    public final String type;
    public final String defaultValue;
    final String help;
    public final List<String> options;
    public final long least;
    public final long most;

    Setting(String key, String label, String type, String defaultValue, String help) {
        this(key, label, type, defaultValue, help, List.of(), 0, 0);
    }

    Setting(String key, String label, boolean defaultValue, String help) {
        this(key, label, ProviderConfigProperty.BOOLEAN_TYPE, String.valueOf(defaultValue), help, List.of(), 0, 0);
    }

    Setting(String key, String label, long defaultValue, long least, long most, String help) {
        this(key, label, ProviderConfigProperty.NUMBER_TYPE, String.valueOf(defaultValue),
                help + " " + least + " to " + most + ".", List.of(), least, most);
    }

    /** A number without a default. Its type is text, because the admin console's number field cannot be empty. */
    Setting(String key, String label, long least, long most, String help) {
        this(key, label, ProviderConfigProperty.STRING_TYPE, "", help + " " + least + " to " + most + ".", List.of(),
                least, most);
    }

    /** The first option is the default. */
    Setting(String key, String label, List<String> options, String help) {
        this(key, label, ProviderConfigProperty.LIST_TYPE, options.get(0), help, options, 0, 0);
    }

    Setting(String key, String label, String type, String defaultValue, String help, List<String> options, long least,
            long most) {
        this.key = key;
        this.label = label;
        this.type = type;
        this.defaultValue = defaultValue;
        this.help = help;
        this.options = options;
        this.least = least;
        this.most = most;
    }

    /** As the admin console shows it. */
    ProviderConfigProperty toProperty() {
        ProviderConfigProperty property = new ProviderConfigProperty(key, label, help, type, defaultValue);
        property.setOptions(options.isEmpty() ? null : options);
        return property;
    }
}
