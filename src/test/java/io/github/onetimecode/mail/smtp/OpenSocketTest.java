package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.MailCertificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who was cut off stays so: Keycloak connects once more when a token was refused, and takes a cut for a refusal. */
final class OpenSocketTest {

    private final OpenSocket open = new OpenSocket();
    private final Properties properties = new Properties();

    @BeforeEach
    void watch() {
        properties.put("mail.smtp.ssl.socketFactory", SSLSocketFactory.getDefault());
        open.watch(properties);
    }

    @Test
    void socketIsClosedFromOutside() throws IOException {
        Socket socket = plain().createSocket();
        assertThat(socket.isClosed()).isFalse();

        open.close();

        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void nobodyGetsAnotherSocketAfterwards() {
        open.close();

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> plain().createSocket());
    }

    @Test
    void socketThatIsToBeEncryptedAfterwardsIsClosed() throws IOException {
        open.close();

        try (Socket another = new Socket()) {
            SSLSocketFactory encrypting = (SSLSocketFactory) properties.get("mail.smtp.ssl.socketFactory");
            assertThatExceptionOfType(SocketException.class).isThrownBy(() ->
                    encrypting.createSocket(another, "localhost", 465, true)).withMessage("cut off");
            assertThat(another.isClosed()).isTrue();
        }
    }

    /** A mail server that says nothing must not hold up who closes its connections one after the other. */
    @Test
    void closingInAHurryWaitsForNoGoodbye() throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustsAll()}, null);
        properties.put("mail.smtp.ssl.socketFactory", trusting.getSocketFactory());
        open.watch(properties);
        SSLServerSocketFactory certified = MailCertificate.TRUSTED.context().getServerSocketFactory();
        try (SSLServerSocket server = (SSLServerSocket) certified.createServerSocket(0)) {
            Future<SSLSocket> silent = silent(server);
            Socket socket = plain().createSocket();
            socket.connect(new InetSocketAddress("localhost", server.getLocalPort()));
            socket.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            SSLSocket encrypted = (SSLSocket) ((SSLSocketFactory) properties.get("mail.smtp.ssl.socketFactory"))
                    .createSocket(socket, "localhost", server.getLocalPort(), true);
            assertThat(encrypted.getInputStream().read()).as("behind the tickets of the session").isEqualTo('2');
            assertThat(encrypted.getSession().getProtocol()).isEqualTo("TLSv1.3");

            open.hurry();
            Thread closing = new Thread(() -> close(encrypted));
            closing.setDaemon(true);
            closing.start();

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !closing.isAlive());
            silent.get().close();
        }
    }

    private static Future<SSLSocket> silent(SSLServerSocket server) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                SSLSocket accepted = (SSLSocket) server.accept();
                accepted.getOutputStream().write('2');
                return accepted;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TrustsAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Anybody.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Anybody.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private SocketFactory plain() {
        return (SocketFactory) properties.get("mail.smtp.socketFactory");
    }
}
