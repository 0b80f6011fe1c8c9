package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Properties;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    private SocketFactory plain() {
        return (SocketFactory) properties.get("mail.smtp.socketFactory");
    }
}
