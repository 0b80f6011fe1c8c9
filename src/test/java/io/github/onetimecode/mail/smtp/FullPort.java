package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue is full, so that who connects hears nothing. */
final class FullPort implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 200;
    private static final int ENOUGH = 20;

    private final ServerSocket listening;
    private final List<Socket> waiting = new ArrayList<>();

    FullPort() {
        try {
            listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            boolean full = false;
            while (!full && waiting.size() < ENOUGH) {
                full = !fits();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fits() throws IOException {
        Socket another = new Socket();
        waiting.add(another);
        try {
            another.connect(new InetSocketAddress(listening.getInetAddress(), number()), PATIENCE_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            // That is what was to be had.
            return false;
        }
    }

    int number() {
        return listening.getLocalPort();
    }

    @Override
    public void close() {
        try {
            for (Socket socket : waiting) {
                socket.close();
            }
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
