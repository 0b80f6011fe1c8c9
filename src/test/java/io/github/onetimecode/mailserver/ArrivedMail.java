package io.github.onetimecode.mailserver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.onetimecode.server.Mail;

/**
 * A mail that a server has taken.
 *
 * @param raw       as it came
 * @param arrivedAt when
 * @param envelope  in which it came
 * @param entry     how whoever brought it got in
 */
public record ArrivedMail(byte[] raw, Instant arrivedAt, Envelope envelope, Entry entry) {

    /** Read anew each time: of the thousands that a run of all tests sends, few are looked at. */
    public Mail mail() {
        return Mail.of(raw);
    }

    /** All headers of this name, unfolded, otherwise as they came. */
    public List<String> headers(String name) {
        String head = new String(raw, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0].replaceAll("\r\n(?=[ \t])", "");
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip()).toList();
    }
}
