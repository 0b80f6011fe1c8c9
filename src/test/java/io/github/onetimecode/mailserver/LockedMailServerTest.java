package io.github.onetimecode.mailserver;

import java.util.Properties;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.MailCertificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The mail server of the tests, where it wants a password or encrypts. */
class LockedMailServerTest {

    private final FakeMailServer server = FakeMailServer.start(Manners.GOOD);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksForAPassword() throws MessagingException {
        server.behave(Manners.GOOD.asking("right"));

        send(new Properties());

        assertThat(server.inbox().all()).hasSize(1);
        server.behave(Manners.GOOD.asking("other"));
        assertThatThrownBy(() -> send(new Properties())).isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("535");
    }

    @Test
    void offersTlsThatNobodyTrusts() throws MessagingException {
        server.behave(Manners.GOOD.offeringTls(MailCertificate.UNKNOWN.context()));
        Properties encrypted = new Properties();
        encrypted.setProperty("mail.smtp.starttls.enable", "true");
        assertThatThrownBy(() -> send(encrypted)).hasMessageContaining("convert socket to TLS");
        assertThat(server.traffic().reached(Stage.START_TLS)).isOne();

        encrypted.setProperty("mail.smtp.ssl.trust", "*");
        send(encrypted);

        assertThat(server.inbox().all()).hasSize(1);
    }

    private void send(Properties properties) throws MessagingException {
        new MailClient(server.port(), properties).send(1);
    }
}
