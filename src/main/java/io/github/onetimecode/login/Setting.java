package io.github.onetimecode.login;

import java.util.List;

import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.realm.CodeRules;
import io.github.onetimecode.realm.MailLimits;

/**
 * Every setting of the steps: key, type, default, range, and the words of the admin console. Each of these stands here
 * and nowhere else; the README's table is tested against it.
 */
enum Setting {

    STEP_NAME("stepName", "Step name", ProviderConfigProperty.STRING_TYPE, "one-time-code",
            "Names the step in events and logs, and for the confirm step. Two steps of one flow need two names."),
    SOURCE_STEP("sourceStep", "Source step", ProviderConfigProperty.STRING_TYPE, "",
            "Earlier step that must have succeeded in this login before a code is made: alias or provider id of an "
                    + "execution, or alias of a sub-flow. Empty: the user must be known, nothing else is checked. Not for "
                    + "step-up flows, where earlier steps may be skipped."),
    USER("user", "User name", ProviderConfigProperty.STRING_TYPE, "",
            "User who gets the code, for example an approver: ID, name or e-mail address, or a placeholder such as "
                    + "${user.attributes.manager} for an attribute that users cannot edit. Best is the ID, which nobody else "
                    + "can take. Empty: the user who logs in. "
                    + "Whoever gets the code, the user of the earlier steps is the one who is logged in."),
    CLIENT("client", "Client for the request", ProviderConfigProperty.CLIENT_LIST_TYPE, "",
            "Application that asks for the confirmation. Mail and page name it, and the code is good for it alone. "
                    + "Empty: the application of this login."),
    LIFETIME_SECONDS("lifetimeSeconds", "Code lifetime in seconds", CodePolicy.USUAL_LIFETIME.toSeconds(),
            CodePolicy.SHORTEST_LIFETIME.toSeconds(), CodePolicy.LONGEST_LIFETIME.toSeconds(),
            "How long a code is valid."),
    CODE_LENGTH("codeLength", "Code length", CodePolicy.USUAL_LENGTH, CodePolicy.SHORTEST, CodePolicy.LONGEST,
            "Characters of a code. 6 or 7 digits are allowed, but easier to guess: with the default of 5 failures a day "
                    + "the odds of a year are 1 in 550 for 6 digits and 1 in 5,500 for 7; 8 digits stay below 1 in 10,000."),
    CODE_ALPHABET("codeAlphabet", "Code alphabet", List.of("digits", "letters-and-digits"),
            "digits: a phone shows its numeric keyboard. letters-and-digits: 30 characters that cannot be mistaken for "
                    + "each other."),
    RESEND_AFTER_SECONDS("resendAfterSeconds", "Resend after seconds", CodeRules.USUAL_PAUSE.toSeconds(), 10, 300,
            "How long the button that sends the code again stays locked after a mail. Where this is not below the "
                    + "lifetime, the button never comes."),
    MAILS_PER_HOUR("mailsPerHour", "Mails per hour", MailLimits.USUAL.perHour(), 1, 1_000,
            "Mails that one user may cause in any hour, over all logins and applications."),
    MAILS_PER_DAY("mailsPerDay", "Mails per day", MailLimits.USUAL.perDay(), 1, 10_000,
            "Mails that one user may cause in any 24 hours, over all logins and applications."),
    VERIFIED_EMAIL_ONLY("verifiedEmailOnly", "Verified addresses only", true,
            "Send codes only to addresses that Keycloak has verified. Off: whoever may edit an account's address gets "
                    + "its codes."),
    MARKS_EMAIL_VERIFIED("marksEmailVerified", "Marks address as verified", false,
            "A right code that was mailed to the user's own address verifies this address. For registration flows."),
    DELIVERY("delivery", "Delivery", List.of("background", "foreground"),
            "background: the page for the code comes at once and tells when the mail is out. foreground: the login waits "
                    + "until the mail server has taken the mail."),
    CONFIRM_SOURCE_STEP("sourceStep", "Source step", ProviderConfigProperty.STRING_TYPE, "",
            "Name of the Get One-Time Code step whose code is confirmed. Empty: the one before it in the same flow."),
    ATTEMPTS_PER_CODE("attemptsPerCode", "Attempts per code", CodeRules.USUAL_ATTEMPTS, 1, 10,
            "Wrong codes after which the code is dead and the login starts again."),
    FAILURES_PER_DAY("failuresPerDay", "Failures per day", FailureBudget.LEAST, FailureBudget.MOST,
            "Wrong codes that one user may enter in any 24 hours, over all logins and applications. Empty: 5 for codes of 6 or 7 digits, 25 for 8 digits and more, 50 "
                    + "for letters and digits. Three fifths are for logins in which another credential has succeeded."),
    RESEND("resend", "Offer to send again", true,
            "Whether the page offers to send the code again.");

    final String key;
    final String label;
    final String type;
    final String defaultValue;
    final String help;
    final List<String> options;
    final long least;
    final long most;

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

    /** A number without a default. Text, since the admin console's number field cannot be empty. */
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
