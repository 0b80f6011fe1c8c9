package io.github.onetimecode.mail.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Collectors;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written by hand is read by the mail library. */
final class MailBodyTest {

    private static final Session LIBRARY = Session.getInstance(new Properties());

    private final MailBody body = new MailBody(LIBRARY.getStreamProvider());

    @ParameterizedTest
    @ValueSource(strings = {"Your code is 12345678\r\n\r\nGive it to nobody.\r\n", "Ihr Code für Müller & Söhne\r\n",
            "日本語 😀\r\n", "a = b, =20, =_one-time-code, --=_one-time-code--\r\n", ".\r\n..\r\n", "trailing space \r\n",
            "From here\r\n", "\r\n"})
    void whatIsWrittenIsRead(String text) throws Exception {
        MimeMultipart read = read(body.of(text, "<p>" + text + "</p>\r\n"));

        assertThat(read.getCount()).isEqualTo(2);
        assertThat(read.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(read.getBodyPart(0).getContent()).isEqualTo(text);
        assertThat(read.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(read.getBodyPart(1).getContent()).isEqualTo("<p>" + text + "</p>\r\n");
    }

    @Test
    void linesEndAsMailWantsIt() throws Exception {
        BodyPart text = read(body.of("one\ntwo\rthree\r\nfour", "")).getBodyPart(0);

        assertThat(text.getContent()).isEqualTo("one\r\ntwo\r\nthree\r\nfour\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {998, 999, 5000})
    void noLineOnTheWireIsLongerThanAServerTakes(int length) throws Exception {
        byte[] written = body.of("x".repeat(length), "");

        assertThat(new String(written, StandardCharsets.US_ASCII).lines().mapToInt(String::length).max().orElseThrow())
                .isLessThanOrEqualTo(998);
        assertThat(read(written).getBodyPart(0).getContent()).isEqualTo("x".repeat(length) + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u007f", "a line before\n", "a line before\r", ""})
    void asciiInShortLinesIsWrittenAsItIs(String before) {
        byte[] written = body.of(before + "x".repeat(998 - (before.length() == 1 ? 1 : 0)), "");

        assertThat(new String(written, StandardCharsets.US_ASCII)).contains("7bit").doesNotContain("quoted-printable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "a line before\n\u00fc"})
    void otherLettersAreEncoded(String text) {
        assertThat(new String(body.of(text, ""), StandardCharsets.US_ASCII)).contains("quoted-printable");
    }

    @Test
    void nothingButAsciiIsOnTheWire() {
        assertThat(body.of("für", "日本語")).doesNotContain((byte) 0xc3, (byte) 0xe6);
    }

    private MimeMultipart read(byte[] written) throws IOException, MessagingException {
        String headers = body.headers().entrySet().stream().map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
        return (MimeMultipart) new MimeMessage(LIBRARY, new SequenceInputStream(
                new ByteArrayInputStream(headers.getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(written))).getContent();
    }
}
