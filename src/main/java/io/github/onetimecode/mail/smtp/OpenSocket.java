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
 * The socket of one connection, so that it can be closed by another thread than the one that waits at it. The mail
 * library bounds each read and not the conversation (Angus Mail 2.0.5): a mail server that says a byte now and then
 * would hold a thread for hours.
 */
final class OpenSocket {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");
    private static final String PLAIN = "mail.smtp.socketFactory";
    private static final String ENCRYPTED = "mail.smtp.ssl.socketFactory";

    private volatile Socket socket = new Socket();
    private volatile boolean closed;

    /** Has the library make its sockets here. */
    void watch(Properties properties) {
        properties.put(PLAIN, new Plain());
        if (properties.get(ENCRYPTED) instanceof SSLSocketFactory encrypting) {
            properties.put(ENCRYPTED, new Encrypted(encrypting));
        }
    }

    /**
     * Whoever waits at it goes on at once, with an exception; whoever connects anew, as Keycloak 26.7 does when a token
     * was refused, gets one, too.
     */
    void close() {
        closed = true;
        closeNow();
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
        // Afterwards: whoever closes meanwhile sees this socket, or is seen.
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

    /** Closes what it encrypts: an encrypted socket would want to say goodbye first. */
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
