package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Properties;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

import org.jboss.logging.Logger;

/**
 * The socket of one connection, which another thread can close while a thread waits for it. The mail library limits the
 * time of each read, but not of the whole conversation (Angus Mail 2.0.5): a mail server that sends a byte now and then
 * could hold a thread for hours.
 */
final class OpenSocket {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");
    private static final String PLAIN = "mail.smtp.socketFactory";
    private static final String ENCRYPTED = "mail.smtp.ssl.socketFactory";

    private volatile Socket socket = new Socket();
    private volatile boolean closed;

    /** Makes the library create its sockets here. */
    void watch(Properties properties) {
        properties.put(PLAIN, new Plain());
        if (properties.get(ENCRYPTED) instanceof SSLSocketFactory encrypting) {
            properties.put(ENCRYPTED, new Encrypted(encrypting));
        }
    }

    /**
     * Ends the wait of the other thread with an exception. A new connection attempt fails as well: Keycloak 26.7 makes
     * one after a refused token.
     */
    void close() {
        closed = true;
        closeNow();
    }

    /**
     * Nothing that is still to come is waited for. Closing an encrypted connection reads once more, for as long as a
     * read may take, if the mail server says nothing (TLS 1.3, JDK 17 to 25, {@code SSLSocketImpl}).
     */
    void hurry() {
        try {
            socket.setSoTimeout(1);
        } catch (SocketException e) {
            // It is closed already.
        }
    }

    private void closeNow() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debugf("Closing a connection: %s", e.getClass().getSimpleName());
        }
    }

    private <T extends Socket> T watched(T opened) throws SocketException {
        socket = opened;
        // Checked after the assignment: a thread that closes meanwhile either sees this socket or is seen here.
        if (closed) {
            closeNow();
            throw new SocketException("cut off");
        }
        return opened;
    }

    private final class Plain extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            return watched(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watched(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return watched(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watched(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return watched(new Socket(host, port, local, localPort));
        }
    }

    /** Watches the plain socket below TLS, since closing an encrypted socket waits for TLS to say goodbye. */
    private final class Encrypted extends SSLSocketFactory {

        private final SSLSocketFactory factory;

        Encrypted(SSLSocketFactory factory) {
            this.factory = factory;
        }

        @Override
        public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
            return factory.createSocket(watched(plain), host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watched(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return watched(factory.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watched(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return watched(factory.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return factory.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return factory.getSupportedCipherSuites();
        }
    }
}
