package io.github.onetimecode.ways;

import java.util.Locale;

/** By which way somebody comes to the page, or the answer, that asks for the code. */
enum Way {

    PASSWORD(PaidPurse.PROVEN, "REQUIRED auth-username-password-form\n" + Limits.TWO_STEPS),
    FACTOR(PaidPurse.PROVEN, """
            REQUIRED auth-username-password-form
            REQUIRED second:
              ALTERNATIVE one-time-code {%s}
              ALTERNATIVE auth-otp-form
            """.formatted(Limits.OF_BOTH)),
    ENROLLED(PaidPurse.PROVEN, """
            REQUIRED auth-username-password-form
            REQUIRED one-time-code-enrolled {%s}
            """.formatted(Limits.OF_BOTH)),
    /** The password is followed by the required action. */
    ENROLMENT(PaidPurse.PROVEN, "REQUIRED auth-username-password-form"),
    STEP_UP(PaidPurse.PROVEN, """
            ALTERNATIVE auth-cookie
            ALTERNATIVE forms:
              CONDITIONAL silver:
                REQUIRED conditional-level-of-authentication {loa-condition-level=1; loa-max-age=36000}
                REQUIRED auth-username-password-form
              CONDITIONAL gold:
                REQUIRED conditional-level-of-authentication {loa-condition-level=2; loa-max-age=36000}
            """ + Limits.TWO_STEPS.indent(4)),
    GRANT(PaidPurse.PROVEN, """
            REQUIRED direct-grant-validate-username
            REQUIRED direct-grant-validate-password
            """ + Limits.TWO_STEPS),
    EVERY_BROKER(PaidPurse.PROVEN, Limits.TWO_STEPS),
    NAME(PaidPurse.UNPROVEN, "REQUIRED auth-username-form\n" + Limits.TWO_STEPS),
    RESET(PaidPurse.UNPROVEN,
            "REQUIRED reset-credentials-choose-user\n" + Limits.TWO_STEPS + "REQUIRED reset-password"),
    GRANT_BY_NAME(PaidPurse.UNPROVEN, """
            REQUIRED direct-grant-validate-username
            REQUIRED one-time-code {%s}
            """.formatted(Limits.OF_BOTH)),
    FIRST_BROKER(PaidPurse.UNPROVEN, """
            REQUIRED creation:
              ALTERNATIVE idp-create-user-if-unique
              ALTERNATIVE linking:
                REQUIRED idp-confirm-link
                REQUIRED idp-auto-link
            """ + Limits.TWO_STEPS.indent(4)),
    /** Keycloak's own flow, with the steps at its end. */
    REGISTRATION(PaidPurse.UNPROVEN, "");

    private final PaidPurse purse;
    private final String flow;

    Way(PaidPurse purse, String flow) {
        this.purse = purse;
        this.flow = flow;
    }

    PaidPurse purse() {
        return purse;
    }

    String flow() {
        return flow;
    }

    /** Of the flow, and of the client or the identity provider that has it. */
    String alias() {
        return "by-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody who has an account can come by it. */
    boolean isForUsers() {
        return this != REGISTRATION;
    }

    /** What is said where a limit is reached. Who has shown nothing but a name must not learn of it there. */
    WayAnswer limited(WayAnswer usual) {
        return this == RESET ? usual : WayAnswer.LIMITED;
    }

    /** What is said where a limit ends the login. Who has shown nothing but a name must not learn which. */
    WayAnswer refused(WayAnswer usual) {
        return purse == PaidPurse.PROVEN || this == RESET ? limited(usual) : WayAnswer.QUIETLY_REFUSED;
    }
}
