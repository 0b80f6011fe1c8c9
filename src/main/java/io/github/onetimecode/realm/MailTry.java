package io.github.onetimecode.realm;

/** What came of one try to send a mail. */
enum MailTry {

    /** The mail server has taken it. */
    SENT,

    /** Not taken, for a reason that may pass. */
    TRANSIENT,

    /** Not taken, since the mail server holds as many connections as it wants to. */
    CROWDED,

    /** Not taken, and never will be. */
    PERMANENT,

    /** It may have been taken: the conversation broke at or after the end of the mail. */
    UNCERTAIN;

    /** Whether another try may do better. */
    boolean mayPass() {
        return this == TRANSIENT || this == CROWDED;
    }

    /** Where there is no other try. */
    Delivery asLast() {
        return switch (this) {
            case SENT -> Delivery.SENT;
            case TRANSIENT, CROWDED, PERMANENT -> Delivery.FAILED;
            case UNCERTAIN -> Delivery.UNCERTAIN;
        };
    }
}
