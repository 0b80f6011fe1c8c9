package io.github.onetimecode.limits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.onetimecode.server.TestRealm;

/** A mail server (RFC 5321, as far as it gets) that says no at one point of the conversation. */
final class RefusingMailServer implements AutoCloseable {

    /** Where it says no. */
    enum At {
        RECIPIENT, END_OF_DATA, /** Hangs up there instead. */ HANGS_UP_AFTER_DATA
    }

    private final ServerSocket socket;
    private final At at;
    private final AtomicInteger conversations = new AtomicInteger();

    RefusingMailServer(At at) {
        this.at = at;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread listening = new Thread(this::listen);
        listening.setDaemon(true);
        listening.start();
    }

    /** The realm's mails go here from now on. */
    RefusingMailServer serve(TestRealm realm) {
        sendTo(realm, socket.getLocalPort());
        return this;
    }

    static void sendTo(TestRealm realm, int port) {
        realm.change(settings -> settings.withObject("smtpServer").put("host", "localhost").put("port", "" + port));
    }

    int conversations() {
        return conversations.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                conversations.incrementAndGet();
                talk(client);
            } catch (IOException e) {
                // Closed by the test, or the other side hung up: the next, if there is one.
                Thread.yield();
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream answers = client.getOutputStream();
        say(answers, "220 here");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String command = line.substring(0, Math.min(4, line.length())).toUpperCase();
            if (command.equals("DATA")) {
                say(answers, "354 go on");
                while (!".".equals(lines.readLine())) {
                    // The mail itself.
                }
                if (at == At.HANGS_UP_AFTER_DATA) {
                    return;
                }
                say(answers, "554 not this mail");
            } else {
                say(answers, command.equals("RCPT") && at == At.RECIPIENT ? "451 not now" : "250 fine");
            }
        }
    }

    private static void say(OutputStream answers, String line) throws IOException {
        answers.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        answers.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
