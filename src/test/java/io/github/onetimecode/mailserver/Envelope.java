package io.github.onetimecode.mailserver;

/**
 * What a mail server is told about a mail before the mail.
 *
 * @param from {@code MAIL FROM} with all that follows
 * @param to   {@code RCPT TO} with all that follows
 */
public record Envelope(String from, String to) {

    static final Envelope EMPTY = new Envelope("", "");

    /** Whom the mail is for. */
    public String address() {
        return to.substring(to.indexOf('<') + 1, to.indexOf('>'));
    }
}
