package io.github.onetimecode.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.onetimecode.mailserver.ArrivedMail;

/**
 * A mail that was accepted.
 *
 * @param address   of the recipient
 * @param code      as the mail says it
 * @param takenNanos when it was accepted, by {@link System#nanoTime}
 */
record MailedCode(String address, String code, long takenNanos) {

    /** In a line of the body that is not the edge of a part. */
    private static final Pattern CODE = Pattern.compile("(?m)^(?!--).*?(?<!\\d)(\\d{8})(?!\\d)");

    /** The first eight digits of the body are the code. */
    static MailedCode of(ArrivedMail mail, long takenNanos) {
        String raw = new String(mail.raw(), StandardCharsets.ISO_8859_1);
        Matcher digits = CODE.matcher(raw).region(raw.indexOf("\r\n\r\n"), raw.length());
        return new MailedCode(mail.envelope().address().toLowerCase(Locale.ROOT), digits.find() ? digits.group(1) : "",
                takenNanos);
    }
}
