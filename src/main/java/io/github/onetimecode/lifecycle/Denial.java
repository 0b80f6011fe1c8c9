package io.github.onetimecode.lifecycle;

import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/** Why a user gets no code. None of these counts as a failed credential. */
public enum Denial {

    NO_ADDRESS(Errors.INVALID_EMAIL, "user %s has no mail address"),
    ADDRESS_UNVERIFIED(Errors.INVALID_EMAIL, "the mail address of user %s is not verified"),
    USER_DISABLED(Errors.USER_DISABLED, "user %s is disabled"),
    USER_LOCKED(Errors.USER_TEMPORARILY_DISABLED, "user %s is locked by brute-force detection"),
    USER_LOCKED_FOR_GOOD(Errors.USER_DISABLED, "user %s is locked for good by brute-force detection"),
    MAIL_LIMIT(EventErrors.LIMITED, "user %s has reached the limit for mails"),
    FAILURE_LIMIT(EventErrors.LIMITED, "user %s has reached the limit for wrong codes"),
    NO_KEY(EventErrors.MISCONFIGURED, "the realm has no HS512 key");

    private final String eventError;
    private final String reason;

    Denial(String eventError, String reason) {
        this.eventError = eventError;
        this.reason = reason;
    }

    /** The error in the event that reports it. */
    public String eventError() {
        return eventError;
    }

    /** For the server log. It names the user by ID. */
    public String reason(UserModel user) {
        return String.format(reason, user.getId());
    }
}
