package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import javax.net.SocketFactory;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Pipelining;
import io.github.onetimecode.mailserver.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the mail library keeps to itself. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SmtpDialogueTest {

    private final FakeMailServer mails = FakeMailServer.start(Manners.GOOD);
    private final KnownSocket known = new KnownSocket();
    private final List<Boolean> open = new ArrayList<>();

    @AfterEach
    void close() {
        mails.close();
    }

    static Stream<Arguments> silences() {
        Manners together = Manners.GOOD.pipelining(Pipelining.CARELESS);
        return Stream.of(arguments(false, Manners.GOOD.silent(Stage.SENDER), "no answer to MAIL"),
                arguments(true, together.silent(Stage.SENDER), "no answer to MAIL"),
                arguments(true, together.answering(Stage.RECIPIENT, "550 nobody").silent(Stage.DATA), "550 to RCPT"));
    }

    /** Closing waits as long as another answer may take, if nobody hurries it before. */
    @ParameterizedTest
    @MethodSource("silences")
    void silenceIsToldWhileTheConnectionIsOpen(boolean together, Manners silent, String standing) throws Exception {
        mails.behave(silent);
        try (SmtpDialogue dialogue = new SmtpDialogue(library(), together, () -> open.add(!known.socket.isClosed()))) {
            dialogue.connect();
            assertThat(open).isEmpty();

            sendInVain(dialogue);

            assertThat(open).startsWith(true);
            assertThat(known.socket.isClosed()).isTrue();
            assertThat(dialogue).hasToString(standing);
        }
    }

    /** What fails after it has nothing to do with silence. */
    @Test
    void answerThatIsNoRefusalIsToldAsWell() throws Exception {
        mails.behave(Manners.GOOD.answering(Stage.SENDER, "354 what?"));
        try (SmtpDialogue dialogue = new SmtpDialogue(library(), false, () -> open.add(true))) {
            dialogue.connect();
            assertThat(dialogue).hasToString("250 to EHLO");

            sendInVain(dialogue);

            assertThat(dialogue).hasToString("354 to MAIL");
        }
    }

    private Session library() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", String.valueOf(mails.port()));
        properties.put("mail.smtp.timeout", "1500");
        properties.put("mail.smtp.socketFactory", known);
        return Session.getInstance(properties);
    }

    private static void sendInVain(SmtpDialogue dialogue) throws MessagingException {
        InternetAddress ann = new InternetAddress("ann@example.com");
        MimeMessage mail = new MimeMessage((Session) null);
        mail.setFrom(ann);
        mail.setText("12345678");
        assertThatThrownBy(() -> dialogue.sendMessage(mail, new InternetAddress[] {ann}))
                .isInstanceOf(MessagingException.class);
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
