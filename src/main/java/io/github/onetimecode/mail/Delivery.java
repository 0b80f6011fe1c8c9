package io.github.onetimecode.mail;

import io.github.onetimecode.mail.smtp.TryOutcome;

/** What is known about the delivery of a mail. */
public enum Delivery {

    /** The mail waits or is being sent. */
    SENDING,

    /** A mail server accepted the mail. */
    SENT,

    /** No mail server accepted the mail. The mail limits get their claims back. */
    FAILED,

    /** The connection failed after the end of the mail. The mail may have arrived, so it counts. */
    UNCERTAIN,

    /** The queue was full, so the mail was not tried. The mail limits get their claims back. */
    REFUSED;

    /** The delivery after the last try. */
    public static Delivery of(TryOutcome last) {
        return switch (last) {
            case SENT -> SENT;
            case TRANSIENT, DEFERRED, PUT_OFF, CROWDED, PERMANENT -> FAILED;
            case UNCERTAIN -> UNCERTAIN;
        };
    }

    /** Whether the recipient certainly does not get the mail. */
    public boolean isLost() {
        return this == FAILED || this == REFUSED;
    }

    /** Whether the page says that the mail could not be sent. */
    public boolean isTrouble() {
        return isLost() || this == UNCERTAIN;
    }
}
