package io.github.onetimecode.benchmark;

/** A page at which somebody stops, with what the login's session holds by then. */
enum RestingPage {

    PASSWORD("password", LoginWay.PASSWORD),
    TOTP("TOTP, after the password", LoginWay.TOTP),
    TOTP_WRONG("TOTP, after a wrong code", LoginWay.TOTP),
    TWO_STEP("mailed code of two steps, after the password", LoginWay.TWO_STEP),
    TWO_STEP_WRONG("mailed code of two steps, after a wrong code", LoginWay.TWO_STEP),
    COMBINED("mailed code of `one-time-code`, after the password", LoginWay.COMBINED),
    RESET("mailed code for a forgotten password, after a user's name", LoginWay.PASSWORD);

    private final String title;
    private final LoginWay way;

    RestingPage(String title, LoginWay way) {
        this.title = title;
        this.way = way;
    }

    /** What the page asks for. */
    String title() {
        return title;
    }

    LoginWay way() {
        return way;
    }

    /** The field that it asks for this in. */
    String field() {
        return switch (this) {
            case PASSWORD -> "password";
            case TOTP, TOTP_WRONG -> "otp";
            case TWO_STEP, TWO_STEP_WRONG, COMBINED, RESET -> "one_time_code";
        };
    }

    boolean isMailed() {
        return way.isMailed() || this == RESET;
    }

    boolean afterWrongCode() {
        return this == TOTP_WRONG || this == TWO_STEP_WRONG;
    }
}
