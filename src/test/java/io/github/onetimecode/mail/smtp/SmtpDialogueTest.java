package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import javax.net.SocketFactory;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the mail library keeps to itself. */
final class SmtpDialogueTest {

    private final FakeMailServer mails = FakeMailServer.start(Manners.GOOD.silent(Stage.SENDER));
    private final KnownSocket known = new KnownSocket();
    private final List<Boolean> open = new ArrayList<>();

    @AfterEach
    void close() {
        mails.close();
    }

    /** Closing waits as long as another answer may take, if nobody hurries it before. */
    @Test
    void silenceIsToldWhileTheConnectionIsOpen() throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", String.valueOf(mails.port()));
        properties.put("mail.smtp.timeout", "300");
        properties.put("mail.smtp.socketFactory", known);
        Session library = Session.getInstance(properties);
        try (SmtpDialogue dialogue = new SmtpDialogue(library, false, () -> open.add(!known.socket.isClosed()))) {
            dialogue.connect();
            assertThat(open).isEmpty();
            InternetAddress ann = new InternetAddress("ann@example.com");
            MimeMessage mail = new MimeMessage(library);
            mail.setFrom(ann);
            mail.setText("12345678");

            assertThatThrownBy(() -> dialogue.sendMessage(mail, new InternetAddress[] {ann}))
                    .hasMessageContaining("reading response");

            assertThat(open.get(0)).isTrue();
            assertThat(known.socket.isClosed()).isTrue();
            assertThat(dialogue).hasToString("no answer to MAIL");
        }
    }

    private static final class KnownSocket extends SocketFactory {

        private Socket socket;

        @Override
        public Socket createSocket() {
            socket = new Socket();
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            throw new IOException("not asked for");
        }
    }
}
