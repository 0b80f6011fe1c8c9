package io.github.onetimecode.mailserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port: refuses connections until it is opened, and is nobody else's meanwhile. */
final class MailPort implements AutoCloseable {

    /** Talks to one client. */
    interface Host {
        void talk(Socket client) throws IOException;
    }

    private static final int BACKLOG = 1_000;

    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Socket deaf = new Socket();
    private final InetSocketAddress address;
    private ServerSocket listening;
    private boolean closed;

    /** On a free port of this machine alone. */
    MailPort() {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    MailPort(InetSocketAddress wanted) {
        try {
            // A port that somebody chose may have ended connections of the last run.
            deaf.setReuseAddress(wanted.getPort() != 0);
            deaf.bind(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = new InetSocketAddress(wanted.getAddress(), deaf.getLocalPort());
    }

    int number() {
        return address.getPort();
    }

    /** Each client has a thread of its own from now on. Does nothing once the port is closed. */
    synchronized void open(Host host) {
        if (closed) {
            return;
        }
        try {
            deaf.close();
            listening = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> accept(host));
    }

    private void accept(Host host) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                client.setTcpNoDelay(true);
                clients.add(client);
                start(() -> talk(host, client));
            } catch (IOException e) {
                // Closed: that is how it ends.
                return;
            }
        }
    }

    private void talk(Host host, Socket client) {
        try (client) {
            host.talk(client);
        } catch (IOException e) {
            // The other side hung up, or the test is over: there is nobody left to talk to.
            return;
        } finally {
            clients.remove(client);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    /** On everybody. */
    void hangUp() {
        try {
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up, and takes no more calls. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            deaf.close();
            if (listening != null) {
                listening.close();
            }
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
