package io.github.onetimecode.mail.smtp;

import java.util.Locale;

/** The outcome of one try to send a mail. */
public enum TryOutcome {

    /** The mail server accepted the mail. */
    SENT,

    /** Not accepted, for a reason that may be temporary. */
    TRANSIENT,

    /** Not accepted for now, by an answer about this mail only: the server works, and other mails may succeed. */
    DEFERRED,

    /**
     * Not accepted for now, by an answer to MAIL or DATA. Neither names a recipient: the mail server may take no more
     * mails for a while (Postfix, {@code smtpd_client_message_rate_limit}), or may doubt only this one.
     */
    PUT_OFF,

    /** Not accepted, because the mail server has enough connections or mails. */
    CROWDED,

    /** Not accepted; a retry cannot help. */
    PERMANENT,

    /** Perhaps accepted: the end of the mail got no answer. */
    UNCERTAIN;

    /** The server closes the connection, usually because it has too many (RFC 5321 section 3.8). */
    static final int SERVICE_NOT_AVAILABLE = 421;
    /** Office 365: one sender has more than three connections. */
    private static final int SENDER_LIMIT = 432;
    /**
     * Amazon SES and others: too many mails per second. As an answer to AUTH or STARTTLS: not now (RFC 4954, RFC 3207).
     */
    private static final int THROTTLED = 454;

    /**
     * The outcome of a refusal by the mail server, at any point. Only the first digit counts, since enhanced codes and
     * words sometimes contradict it ({@code 451 5.7.3 STARTTLS is required}).
     */
    static TryOutcome refusedBy(int code) {
        return switch (code) {
            case SERVICE_NOT_AVAILABLE, SENDER_LIMIT, THROTTLED -> CROWDED;
            default -> code / 100 == 5 ? PERMANENT : TRANSIENT;
        };
    }

    /** The outcome of a refusal of MAIL or DATA. */
    static TryOutcome refusedBeforeTheMailBy(int code) {
        TryOutcome outcome = refusedBy(code);
        return outcome == TRANSIENT && code / 100 == 4 ? PUT_OFF : outcome;
    }

    /** The outcome of a refusal of the end of DATA, or of a command about a mail that is not known. */
    static TryOutcome refusedInMailBy(int code) {
        TryOutcome outcome = refusedBy(code);
        return outcome == TRANSIENT && code / 100 == 4 ? DEFERRED : outcome;
    }

    /**
     * The outcome of a refusal of RCPT. There 454 concerns the recipient: Postfix says so of an address that it does
     * not relay to.
     */
    static TryOutcome refusedRecipientBy(int code) {
        return code == THROTTLED ? DEFERRED : refusedInMailBy(code);
    }

    /** Whether a retry may help. */
    public boolean mayPass() {
        return this == TRANSIENT || this == DEFERRED || this == PUT_OFF || this == CROWDED;
    }

    /** Whether the mail server may have enough mails or connections, so that a pause helps more than a retry. */
    public boolean mayNeedPause() {
        return this == PUT_OFF || this == CROWDED;
    }

    /** The label of the metrics. */
    public String label() {
        return switch (this) {
            case TRANSIENT, DEFERRED, PUT_OFF -> "transient";
            case SENT, CROWDED, PERMANENT, UNCERTAIN -> name().toLowerCase(Locale.ROOT);
        };
    }
}
