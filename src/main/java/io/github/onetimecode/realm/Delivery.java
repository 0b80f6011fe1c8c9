package io.github.onetimecode.realm;

/** What became of a mail. */
public enum Delivery {

    /** A mail server has taken it. */
    SENT,

    /** No mail server has taken it: the mail limits get their claims back. */
    FAILED,

    /** The conversation broke at or after the end of the mail: it may have arrived, so it counts. */
    UNCERTAIN;

    /** Whether the page says that the mail is out. */
    public boolean isSent() {
        return this == SENT;
    }
}
