package io.github.onetimecode.login;

/** What came of asking for a mail again. */
enum Resend {

    SENT,

    /** The mail server did not take it. */
    FAILED,

    /** The last mail is too young. */
    TOO_EARLY,

    /** A user has no mails left. */
    MAIL_LIMIT,

    /** The step's settings do not offer it. */
    NOT_OFFERED
}
