package io.github.onetimecode.login;

import org.keycloak.events.Errors;

/** Why a step ends a login, apart from a wrong code. Each has a page of its own and an event; none counts as a failure. */
enum Refusal {

    NO_USER("oneTimeCodeRefusedNoUser", Errors.USER_NOT_FOUND),
    NO_ADDRESS("oneTimeCodeRefusedNoAddress", Errors.INVALID_EMAIL),
    ADDRESS_UNVERIFIED("oneTimeCodeRefusedAddressUnverified", Errors.INVALID_EMAIL),
    USER_DISABLED("oneTimeCodeRefusedUserDisabled", Errors.USER_DISABLED),
    USER_LOCKED("oneTimeCodeRefusedUserLocked", Errors.USER_TEMPORARILY_DISABLED),
    SOURCE_STEP("oneTimeCodeRefusedSourceStep", "one_time_code_source_step"),
    MISCONFIGURED("oneTimeCodeRefusedMisconfigured", "one_time_code_misconfigured"),
    NO_CHALLENGE("oneTimeCodeRefusedNoChallenge", "one_time_code_missing_challenge"),
    UNAVAILABLE("oneTimeCodeRefusedUnavailable", "one_time_code_unavailable"),
    MAIL_LIMIT("oneTimeCodeRefusedMailLimit", "one_time_code_limited"),
    FAILURE_LIMIT("oneTimeCodeRefusedFailureLimit", "one_time_code_limited"),
    EXHAUSTED("oneTimeCodeRefusedExhausted", "one_time_code_exhausted"),
    UNSUPPORTED("oneTimeCodeRefusedUnsupported", "one_time_code_unsupported");

    private final String messageKey;
    private final String eventError;

    Refusal(String messageKey, String eventError) {
        this.messageKey = messageKey;
        this.eventError = eventError;
    }

    String messageKey() {
        return messageKey;
    }

    String eventError() {
        return eventError;
    }

    /** Whether another factor of the user could serve instead. */
    boolean isAboutAddress() {
        return this == NO_ADDRESS || this == ADDRESS_UNVERIFIED;
    }
}
