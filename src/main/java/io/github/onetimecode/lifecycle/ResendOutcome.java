package io.github.onetimecode.lifecycle;

/** The outcomes of a request for another mail. */
public enum ResendOutcome {

    SENT,

    /** The mail server did not accept it. */
    FAILED,

    /** The last mail was sent too recently. */
    TOO_EARLY,

    /** The rules do not allow another mail. */
    NOT_OFFERED,

    /** The user gets no mail: {@link Resend#denial} says why. */
    DENIED
}
