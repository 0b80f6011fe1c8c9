package io.github.onetimecode.mailserver;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The mail server of the tests does what it is told, as seen by the mail library that Keycloak uses. */
class FakeMailServerTest {

    private FakeMailServer server;

    private void start(Manners manners) {
        server = FakeMailServer.start(manners);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesSeveralMailsOfOneConnection() throws MessagingException {
        start(Manners.GOOD);

        send(2, new Properties());

        assertThat(server.inbox().to("b@example.com")).hasSize(2);
        assertThat(server.inbox().await("b@example.com", 2).code()).isEqualTo("12345678");
        assertThat(server.inbox().await("b@example.com", 1).text()).containsSubsequence("12345678", "\n.\r\n.. dots");
        assertThat(server.traffic().connections()).isOne();
        assertThat(server.traffic().reached(Stage.END_OF_DATA)).isEqualTo(2);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> server.traffic().open() == 0);
        assertThat(server.traffic().peak()).isOne();
    }

    @Test
    void refusesUntilItIsOpened() throws MessagingException {
        server = FakeMailServer.refusing();
        assertThatThrownBy(() -> send(1, new Properties())).hasMessageContaining("connect to host");

        server.open();

        send(1, new Properties());
        assertThat(server.inbox().all()).hasSize(1);
    }

    @Test
    void answersAsItIsTold() throws MessagingException {
        start(Manners.GOOD.answering(Stage.GREETING, "421 go away"));
        assertThatThrownBy(() -> send(1, new Properties())).hasMessageContaining("response: 421");

        server.behave(Manners.GOOD.answering(Stage.RECIPIENT, "450 not now"));
        assertThatThrownBy(() -> send(1, new Properties())).isInstanceOf(SendFailedException.class)
                .rootCause().hasMessageContaining("450 not now");
        server.behave(Manners.GOOD.answering(Stage.END_OF_DATA, "552 too much"));
        assertThatThrownBy(() -> send(1, new Properties())).hasMessageContaining("552 too much");

        assertThat(server.inbox().all()).isEmpty();
        assertThat(server.traffic().connections()).isEqualTo(3);
        assertThat(server.traffic().reached(Stage.RECIPIENT)).isEqualTo(2);
        assertThat(server.traffic().reached(Stage.END_OF_DATA)).isOne();
    }

    @Test
    void hangsUpAndKeepsSilent() {
        start(Manners.GOOD.hangingUp(Stage.DATA));
        assertThatThrownBy(() -> send(1, new Properties())).isInstanceOf(MessagingException.class);
        server.behave(Manners.GOOD.silent(Stage.GREETING));
        assertThatThrownBy(() -> send(1, patience(200))).isInstanceOf(MessagingException.class);
        server.behave(Manners.GOOD.silent(Stage.END_OF_DATA));
        assertThatThrownBy(() -> send(1, patience(200))).isInstanceOf(MessagingException.class);
        assertThat(server.inbox().all()).isEmpty();
    }

    @Test
    void takesItsTimeForEachByteAndEachMail() throws MessagingException {
        start(Manners.GOOD.speaking(Duration.ofMillis(20)).taking(Duration.ofMillis(100)));
        long from = System.nanoTime();

        send(1, patience(1_000));

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(36 * 20 + 100));
        assertThat(server.inbox().all()).hasSize(1);
    }

    @Test
    void talksToSoManyAtATime() throws MessagingException, IOException {
        start(Manners.GOOD.atMost(1));
        try (Socket first = new Socket("localhost", server.port())) {
            assertThat(first.getInputStream().read()).isEqualTo('2');
            assertThatThrownBy(() -> send(1, new Properties())).hasMessageContaining("response: 421");
            assertThat(server.traffic().sentAway()).isOne();
        }
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> server.traffic().open() == 0);
        send(1, new Properties());
    }

    @Test
    void hangsUpOnEverybodyAndCountsAnew() throws MessagingException, IOException {
        start(Manners.GOOD.silent(Stage.HELLO));
        try (Socket waiting = new Socket("localhost", server.port())) {
            assertThat(waiting.getInputStream().read()).isEqualTo('2');
            server.hangUp();
            assertThat(waiting.getInputStream().readAllBytes()).endsWith('\n');
        }
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> server.traffic().open() == 0);

        server.traffic().forget();
        server.behave(Manners.GOOD);
        send(1, new Properties());

        assertThat(server.traffic().connections()).isOne();
        assertThat(server.traffic().reached(Stage.GREETING)).isOne();
    }

    @Test
    void handsOnWhatItTakes() throws MessagingException {
        List<ArrivedMail> taken = new CopyOnWriteArrayList<>();
        server = FakeMailServer.start(Manners.GOOD, taken::add);

        send(1, new Properties());

        assertThat(taken).singleElement().extracting(mail -> mail.envelope().address()).isEqualTo("b@example.com");
        assertThat(server.inbox().all()).isEmpty();
    }

    private static Properties patience(int milliseconds) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.timeout", String.valueOf(milliseconds));
        return properties;
    }

    private void send(int mails, Properties properties) throws MessagingException {
        new MailClient(server.port(), properties).send(mails);
    }
}
