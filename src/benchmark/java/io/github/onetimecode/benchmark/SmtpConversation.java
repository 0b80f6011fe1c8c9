package io.github.onetimecode.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to the {@link MailSink}, for as many mails as the client sends over it. */
final class SmtpConversation implements Runnable {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");

    private final MailSink sink;
    private final Socket socket;
    private volatile boolean hanging;
    private String recipient = "";

    SmtpConversation(MailSink sink, Socket socket) {
        this.sink = sink;
        this.socket = socket;
    }

    /** Whether the client has asked something that it will get no answer to. */
    boolean isHanging() {
        return hanging;
    }

    void refuse() throws IOException {
        answer("421 too many connections");
        close();
    }

    @Override
    public void run() {
        try (socket; BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            answer("220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                // Asked anew each time: a client may have kept the connection since there was another manner.
                hanging |= sink.manner().hangs();
                if (!hanging && !goesOn(line, in)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client is gone, or was let go: there is nobody to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sink.ended(this);
        }
    }

    private boolean goesOn(String line, BufferedReader in) throws IOException, InterruptedException {
        switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
            case "RCPT" -> {
                recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>')).toLowerCase(Locale.ROOT);
                answer("250 ok");
            }
            case "DATA" -> {
                answer("354 go on");
                String code = readMail(in);
                Thread.sleep(sink.manner().delay().toMillis());
                // The clock first: the answer may be back in the server before the next line.
                MailedCode mail = new MailedCode(recipient, code, System.nanoTime());
                answer("250 taken");
                sink.took(mail);
            }
            case "QUIT" -> {
                answer("221 bye");
                return false;
            }
            default -> answer("250 ok");
        }
        return true;
    }

    /** The first eight digits of the body are the code. */
    private String readMail(BufferedReader in) throws IOException {
        String code = "";
        boolean inBody = false;
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("a mail without an end");
            }
            if (inBody && code.isEmpty() && !line.startsWith("--")) {
                Matcher digits = CODE.matcher(line);
                code = digits.find() ? digits.group() : "";
            }
            inBody |= line.isEmpty();
        }
        return code;
    }

    private void answer(String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
