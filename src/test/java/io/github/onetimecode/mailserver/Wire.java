package io.github.onetimecode.mailserver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Lines to and from one client of a mail server. */
final class Wire {

    private static final String END = ".";

    private final CountDownLatch closed;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** @param closed ends every pause */
    Wire(Socket socket, CountDownLatch closed) throws IOException {
        this.closed = closed;
        use(socket);
    }

    private void use(Socket next) throws IOException {
        socket = next;
        in = new BufferedInputStream(next.getInputStream());
        out = new BufferedOutputStream(next.getOutputStream());
    }

    /** Encrypts from here on. Throws when the client does not trust the certificate. */
    void encrypt(SSLContext certificate) throws IOException {
        SSLSocket encrypted = (SSLSocket) certificate.getSocketFactory().createSocket(socket,
                socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        use(encrypted);
    }

    void say(String line, Duration perByte) throws IOException {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        if (perByte.isZero()) {
            out.write(bytes);
        }
        for (int i = 0; i < bytes.length && !perByte.isZero(); i++) {
            pause(perByte);
            out.write(bytes, i, 1);
            out.flush();
        }
        out.flush();
    }

    /** Together with the answer to the next command if that has come already (RFC 2920 section 3.2). */
    void sayWithTheNext(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (!hasMore()) {
            out.flush();
        }
    }

    /** Whether the next line has come already. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    void forgetTheRest() throws IOException {
        in.skipNBytes(in.available());
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Without its end; null when the client has hung up. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** All lines up to the dot, which is not one of them; null when the client hung up before it. */
    byte[] mail() throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = line(); !END.equals(line); line = line()) {
            if (line == null) {
                return null;
            }
            mail.append(line.startsWith(END) ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    void listenUntilHungUp() throws IOException {
        while (line() != null) {
            Thread.onSpinWait();
        }
    }

    void pause(Duration length) {
        try {
            closed.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
