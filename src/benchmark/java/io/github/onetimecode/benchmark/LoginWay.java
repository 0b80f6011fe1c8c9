package io.github.onetimecode.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * A way to log in. Each has a flow and a client of its own in the same realm, with the same users; but for the API, by
 * which an application has a code confirmed without a login.
 */
enum LoginWay {

    PASSWORD("password only"),
    TOTP("password and TOTP", "auth-otp-form"),
    TWO_STEP("issue and confirm", "one-time-code-issue", "one-time-code-confirm"),
    TWO_STEP_FOREGROUND("issue and confirm, foreground", "one-time-code-issue", "one-time-code-confirm"),
    COMBINED("one-time-code", "one-time-code"),
    COMBINED_FOREGROUND("one-time-code, foreground", "one-time-code"),
    API("issue and confirm by API");

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

    boolean isMailed() {
        return this != PASSWORD && this != TOTP;
    }

    boolean isLogin() {
        return this != API;
    }

    boolean inForeground() {
        return this == TWO_STEP_FOREGROUND || this == COMBINED_FOREGROUND;
    }
}
