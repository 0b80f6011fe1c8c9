package io.github.onetimecode.mail.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.mail.util.StreamProvider;

/**
 * The text and HTML of a mail as they go over the wire: multipart/alternative (RFC 2046 section 5.1.4). This class
 * builds them because the mail library's own parts search the class path for their encoders six times for each mail,
 * which takes half of the time of sending one (Angus Mail 2.0.5, {@link StreamProvider#provider}).
 */
final class MailBody {

    /** Quoted-printable text never contains "=_". */
    private static final String BOUNDARY = "=_one-time-code";
    private static final String CONTENT_TYPE = "multipart/alternative; boundary=\"" + BOUNDARY + "\"";
    /** Not counting the line end (RFC 5322 section 2.1.1). */
    private static final int LONGEST_LINE = 998;
    private static final char LAST_ASCII = 127;
    /** Bytes for headers, boundaries and line ends. */
    private static final int ROOM = 512;

    private final StreamProvider encoders;

    MailBody(StreamProvider encoders) {
        this.encoders = encoders;
    }

    Map<String, String> headers() {
        return Map.of("MIME-Version", "1.0", "Content-Type", CONTENT_TYPE);
    }

    byte[] of(String text, String html) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(text.length() + html.length() + ROOM);
        try {
            add(body, "text/plain", text);
            add(body, "text/html", html);
            write(body, "--" + BOUNDARY + "--\r\n");
        } catch (IOException e) {
            throw new IllegalStateException("a stream in memory never fails", e);
        }
        return body.toByteArray();
    }

    private void add(OutputStream body, String type, String text) throws IOException {
        StringBuilder ended = new StringBuilder(text.length() + ROOM);
        text.lines().forEach(line -> ended.append(line).append("\r\n"));
        String lines = ended.toString();
        boolean asItIs = isPlain(lines) && !lines.contains(BOUNDARY);
        write(body, "--" + BOUNDARY + "\r\nContent-Type: " + type + "; charset=UTF-8\r\nContent-Transfer-Encoding: "
                + (asItIs ? "7bit" : "quoted-printable") + "\r\n\r\n");
        if (asItIs) {
            write(body, lines);
        } else {
            OutputStream encoder = encoders.outputQP(body);
            encoder.write(lines.getBytes(StandardCharsets.UTF_8));
            encoder.flush();
        }
        write(body, "\r\n");
    }

    /** ASCII in lines that are not too long. A stream of characters would take as long as all else of a body. */
    private static boolean isPlain(String lines) {
        int lineStart = 0;
        for (int at = 0; at < lines.length(); at++) {
            char c = lines.charAt(at);
            if (c > LAST_ASCII || c == '\r' && at - lineStart > LONGEST_LINE) {
                return false;
            }
            lineStart = c == '\n' ? at + 1 : lineStart;
        }
        return true;
    }

    private static void write(OutputStream body, String ascii) throws IOException {
        body.write(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
