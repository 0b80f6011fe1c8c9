package io.github.onetimecode.lifecycle;

/** What came of asking for a mail again. */
public enum ResendOutcome {

    SENT,

    /** The mail server did not take it. */
    FAILED,

    /** The last mail is too young. */
    TOO_EARLY,

    /** The rules do not offer it. */
    NOT_OFFERED,

    /** The user gets no mail: {@link Resend#denial} says why. */
    DENIED
}
