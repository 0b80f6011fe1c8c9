package io.github.onetimecode.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.onetimecode.benchmark.floor.OtpAndMailFactory;

/**
 * A way to log in. Each has a flow and a client of its own in the same realm, with the same users; but for the API, by
 * which an application has a code confirmed without a login.
 */
enum LoginWay {

    PASSWORD("password only"),
    TOTP("password and TOTP", "auth-otp-form"),
    FLOOR("password and TOTP, with a prepared mail", OtpAndMailFactory.ID),
    TWO_STEP("issue and confirm", "one-time-code-issue", "one-time-code-confirm"),
    TWO_STEP_FOREGROUND("issue and confirm, foreground", "one-time-code-issue", "one-time-code-confirm"),
    COMBINED("one-time-code", "one-time-code"),
    COMBINED_FOREGROUND("one-time-code, foreground", "one-time-code"),
    API("issue and confirm by API"),
    /** Limits that a user can be close to. */
    LIMITED("one-time-code, limited", "one-time-code"),
    /** Brings users close to the limits of the way above. */
    FILLING("one-time-code, to spend", "one-time-code");

    private final String title;
    private final List<String> steps;

    LoginWay(String title, String... steps) {
        this.title = title;
        this.steps = List.of(steps);
    }

    String title() {
        return title;
    }

    /** Names the client, the flow and, with what the mail server does, the row. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Authenticators after the password. */
    List<String> steps() {
        return steps;
    }

    /** As an administrator leaves them, but for the limits that many logins of few users would meet. */
    Map<String, String> settings() {
        return switch (this) {
            case TWO_STEP_FOREGROUND, COMBINED_FOREGROUND -> Map.of("mailsPerHour", "1000", "mailsPerDay", "10000",
                    "delivery", "foreground");
            case LIMITED -> Map.of("mailsPerHour", String.valueOf(NearLimits.MAILS), "mailsPerDay",
                    String.valueOf(NearLimits.MAILS));
            case FILLING -> Map.of("mailsPerHour", "1000", "mailsPerDay", "10000", "attemptsPerCode", "10");
            case PASSWORD, TOTP, FLOOR, TWO_STEP, COMBINED, API -> Map.of("mailsPerHour", "1000", "mailsPerDay",
                    "10000");
        };
    }

    /** Whether the code of an app is asked for after the password. */
    boolean isTotp() {
        return this == TOTP || this == FLOOR;
    }

    boolean isMailed() {
        return this != PASSWORD && !isTotp();
    }

    boolean isLogin() {
        return this != API;
    }

    boolean inForeground() {
        return this == TWO_STEP_FOREGROUND || this == COMBINED_FOREGROUND;
    }
}
