package io.github.onetimecode.delivery;

/**
 * What a mail server is told about a mail before the mail.
 *
 * @param from {@code MAIL FROM} with all that follows
 * @param to   {@code RCPT TO} with all that follows
 */
public record Envelope(String from, String to) {

    static final Envelope EMPTY = new Envelope("", "");
}
