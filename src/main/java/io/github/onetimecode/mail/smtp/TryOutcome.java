package io.github.onetimecode.mail.smtp;

import java.util.Locale;

/** What came of one try to send a mail. */
public enum TryOutcome {

    /** The mail server has taken it. */
    SENT,

    /** Not taken, for a reason that may pass. */
    TRANSIENT,

    /** Not taken for now, by an answer to a part of this mail: the server is there, and others may fare better. */
    DEFERRED,

    /** Not taken, since the mail server has as many connections or mails as it wants to. */
    CROWDED,

    /** Not taken, and never will be. */
    PERMANENT,

    /** It may have been taken: there was no answer to the end of the mail. */
    UNCERTAIN;

    /** A server that will not talk now, as a rule since it talks to too many (RFC 5321 section 3.8). */
    static final int SERVICE_NOT_AVAILABLE = 421;
    /** Office 365: more than three connections of one sender. */
    private static final int SENDER_LIMIT = 432;
    /**
     * Amazon SES and others: more mails in a second than agreed. To AUTH and STARTTLS: not now (RFC 4954, RFC 3207).
     */
    private static final int THROTTLED = 454;

    /**
     * By an answer of the mail server, wherever it comes. The first digit decides; enhanced codes and words do not,
     * since they contradict it at times ({@code 451 5.7.3 STARTTLS is required}).
     */
    static TryOutcome refusedBy(int code) {
        return switch (code) {
            case SERVICE_NOT_AVAILABLE, SENDER_LIMIT, THROTTLED -> CROWDED;
            default -> code / 100 == 5 ? PERMANENT : TRANSIENT;
        };
    }

    /** By an answer to MAIL, RCPT, DATA or the end of DATA. */
    static TryOutcome refusedInMailBy(int code) {
        TryOutcome outcome = refusedBy(code);
        return outcome == TRANSIENT && code / 100 == 4 ? DEFERRED : outcome;
    }

    /** Whether another try may do better. */
    public boolean mayPass() {
        return this == TRANSIENT || this == DEFERRED || this == CROWDED;
    }

    /** As the metrics have it. */
    public String label() {
        return switch (this) {
            case TRANSIENT, DEFERRED -> "transient";
            case SENT, CROWDED, PERMANENT, UNCERTAIN -> name().toLowerCase(Locale.ROOT);
        };
    }
}
