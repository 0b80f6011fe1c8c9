package io.github.onetimecode.lifecycle;

/** Errors of events for which Keycloak has no name. Administrators filter by them, so they are never renamed. */
public final class EventErrors {

    /** Something in the setup of the flow or realm prevents a code. */
    public static final String MISCONFIGURED = "one_time_code_misconfigured";
    /** There is nothing to confirm. */
    public static final String MISSING_CHALLENGE = "one_time_code_missing_challenge";
    /** The single-use store does not answer. */
    public static final String UNAVAILABLE = "one_time_code_unavailable";
    /** No mails or failures are left. */
    public static final String LIMITED = "one_time_code_limited";
    /** No attempts are left. */
    public static final String EXHAUSTED = "one_time_code_exhausted";

    private EventErrors() {
    }
}
