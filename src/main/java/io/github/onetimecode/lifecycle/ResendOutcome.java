package io.github.onetimecode.lifecycle;

/** What came of asking for a mail again. */
public enum ResendOutcome {

    SENT,

    /** The mail server did not take it. */
    FAILED,

    /** The last mail is too young. */
    TOO_EARLY,

    /** A user has no mails left. */
    MAIL_LIMIT,

    /** The rules do not offer it. */
    NOT_OFFERED,

    /** The user is locked for a time, or has another request under way. */
    USER_LOCKED,

    /** The user is locked for good. */
    USER_LOCKED_FOR_GOOD,

    /** The realm has no key any more. */
    NO_KEY
}
