package io.github.onetimecode.refusal;

import org.keycloak.events.Errors;

import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.EventErrors;

/**
 * Why a step ends a login, apart from a wrong code. Each reason has its own text and event. None counts as a failure.
 */
public enum Refusal {

    NO_USER("oneTimeCodeRefusedNoUser", Errors.USER_NOT_FOUND),
    NO_ADDRESS("oneTimeCodeRefusedNoAddress", Denial.NO_ADDRESS.eventError()),
    ADDRESS_UNVERIFIED("oneTimeCodeRefusedAddressUnverified", Denial.ADDRESS_UNVERIFIED.eventError()),
    ADDRESS_CHANGED("oneTimeCodeRefusedAddressChanged", "one_time_code_address_changed"),
    NOT_ENROLLED("oneTimeCodeRefusedNotEnrolled", "one_time_code_not_enrolled"),
    PASSWORD_ELSEWHERE("oneTimeCodeRefusedPasswordElsewhere", "one_time_code_password_elsewhere"),
    USER_DISABLED("oneTimeCodeRefusedUserDisabled", Denial.USER_DISABLED.eventError()),
    USER_LOCKED("oneTimeCodeRefusedUserLocked", Denial.USER_LOCKED.eventError()),
    SOURCE_STEP("oneTimeCodeRefusedSourceStep", "one_time_code_source_step"),
    MISCONFIGURED("oneTimeCodeRefusedMisconfigured", EventErrors.MISCONFIGURED),
    NO_CHALLENGE("oneTimeCodeRefusedNoChallenge", EventErrors.MISSING_CHALLENGE),
    UNAVAILABLE("oneTimeCodeRefusedUnavailable", EventErrors.UNAVAILABLE),
    MAIL_LIMIT("oneTimeCodeRefusedMailLimit", Denial.MAIL_LIMIT.eventError()),
    FAILURE_LIMIT("oneTimeCodeRefusedFailureLimit", Denial.FAILURE_LIMIT.eventError()),
    EXHAUSTED("oneTimeCodeRefusedExhausted", EventErrors.EXHAUSTED);

    private final String messageKey;
    private final String eventError;

    Refusal(String messageKey, String eventError) {
        this.messageKey = messageKey;
        this.eventError = eventError;
    }

    static Refusal of(Denial denial) {
        return switch (denial) {
            case NO_ADDRESS -> NO_ADDRESS;
            case ADDRESS_UNVERIFIED -> ADDRESS_UNVERIFIED;
            case USER_DISABLED, USER_LOCKED_FOR_GOOD -> USER_DISABLED;
            case USER_LOCKED -> USER_LOCKED;
            case MAIL_LIMIT -> MAIL_LIMIT;
            case FAILURE_LIMIT -> FAILURE_LIMIT;
            case NO_KEY -> MISCONFIGURED;
        };
    }

    public String messageKey() {
        return messageKey;
    }

    public String eventError() {
        return eventError;
    }

    /** Whether the reason follows only from what was done in this login, whoever the user is. */
    boolean isAboutCode() {
        return this == EXHAUSTED || this == NO_CHALLENGE;
    }

    /** Whether another factor of the user could serve instead. */
    public boolean isAboutAddress() {
        return this == NO_ADDRESS || this == ADDRESS_UNVERIFIED || this == ADDRESS_CHANGED || this == NOT_ENROLLED;
    }
}
