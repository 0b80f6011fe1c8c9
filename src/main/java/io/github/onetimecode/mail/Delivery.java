package io.github.onetimecode.mail;

import io.github.onetimecode.mail.smtp.TryOutcome;

/** What became of a mail. */
public enum Delivery {

    /** It waits for its turn, or is on its way. */
    SENDING,

    /** A mail server has taken it. */
    SENT,

    /** No mail server has taken it: the mail limits get their claims back. */
    FAILED,

    /** The conversation broke at or after the end of the mail: it may have arrived, so it counts. */
    UNCERTAIN,

    /** Nobody tried, since too many others wait: the mail limits get their claims back. */
    REFUSED;

    /** What the last try comes to. */
    public static Delivery of(TryOutcome last) {
        return switch (last) {
            case SENT -> SENT;
            case TRANSIENT, DEFERRED, CROWDED, PERMANENT -> FAILED;
            case UNCERTAIN -> UNCERTAIN;
        };
    }

    /** Whether it is certain that the recipient will not get it. */
    public boolean isLost() {
        return this == FAILED || this == REFUSED;
    }

    /** Whether the page says that the mail could not be sent. */
    public boolean isTrouble() {
        return isLost() || this == UNCERTAIN;
    }
}
