package io.github.onetimecode.mail.smtp;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.email.EmailException;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

final class MailFailureTest {

    private static final Address[] NOBODY = {};

    static Stream<Arguments> told() {
        return Stream.of(
                arguments(answer("MAIL FROM:<x>", 451), MailTry.DEFERRED),
                arguments(answer("DATA", 450), MailTry.DEFERRED),
                arguments(answer("DATA", 554), MailTry.PERMANENT),
                arguments(answer("MAIL FROM:<x>", 421), MailTry.CROWDED),
                arguments(answer("DATA", -1), MailTry.TRANSIENT),
                arguments(answer(".", 250), MailTry.UNCERTAIN),
                arguments(answer(".", -1), MailTry.UNCERTAIN),
                arguments(answer(".", 451), MailTry.DEFERRED),
                arguments(answer(".", 454), MailTry.CROWDED),
                arguments(answer(".", 552), MailTry.PERMANENT),
                arguments(new SMTPAddressFailedException(null, "RCPT TO:<x>", 450, "later"), MailTry.DEFERRED),
                arguments(new SMTPAddressFailedException(null, "RCPT TO:<x>", 550, "never"), MailTry.PERMANENT),
                arguments(new SMTPSenderFailedException(null, "MAIL FROM:<x>", 550, "never"), MailTry.PERMANENT),
                arguments(new SMTPSenderFailedException(null, "MAIL FROM:<x>", 450, "later"), MailTry.DEFERRED),
                arguments(new AuthenticationFailedException("535 5.7.8 wrong"), MailTry.PERMANENT),
                arguments(new AuthenticationFailedException("454 4.7.0 not now"), MailTry.CROWDED),
                arguments(new AuthenticationFailedException("421 4.7.0 too many"), MailTry.CROWDED),
                arguments(new AuthenticationFailedException(), MailTry.PERMANENT),
                arguments(new AuthenticationFailedException("No authentication mechanisms"), MailTry.PERMANENT),
                arguments(new AuthenticationFailedException("[EOF]"), MailTry.TRANSIENT),
                arguments(new AuthenticationFailedException("", new MessagingException("Exception reading response",
                        new SocketTimeoutException())), MailTry.TRANSIENT),
                arguments(new AuthenticationFailedException("220 go", new MessagingException("no TLS",
                        new SSLHandshakeException("not trusted"))), MailTry.PERMANENT),
                arguments(new MessagingException("STARTTLS is required but host does not support STARTTLS"),
                        MailTry.PERMANENT),
                arguments(new MessagingException("501 Invalid EHLO"), MailTry.PERMANENT),
                arguments(new MessagingException("454-not\n454 now"), MailTry.CROWDED),
                arguments(new SSLHandshakeException("not trusted"), MailTry.PERMANENT),
                arguments(new SSLException("Unsupported or unrecognized SSL message"), MailTry.PERMANENT),
                arguments(new SSLHandshakeException("gone").initCause(new EOFException()), MailTry.TRANSIENT),
                arguments(new SSLException("gone", new SocketException("reset")), MailTry.TRANSIENT),
                arguments(new SSLPeerUnverifiedException("another host"), MailTry.PERMANENT),
                arguments(new AddressException("no address"), MailTry.PERMANENT),
                arguments(new ConnectException("refused"), MailTry.TRANSIENT),
                arguments(new UnknownHostException("nobody"), MailTry.TRANSIENT),
                arguments(new MessagingException("Could not connect to SMTP host: x, port: 25, response: 421"),
                        MailTry.CROWDED),
                arguments(new MessagingException("Could not connect to SMTP host: x, port: 25, response: 554"),
                        MailTry.PERMANENT));
    }

    @ParameterizedTest
    @MethodSource("told")
    void exceptionTellsHowEverDeepItIs(Exception cause, MailTry expected) {
        assertThat(MailFailure.of(cause, MailTry.SENT)).isEqualTo(expected);
        assertThat(MailFailure.of(new EmailException("no", new EmailException("no", cause)), MailTry.SENT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(MailTry.class)
    void whatDoesNotTellIsWhatTheCallerSays(MailTry otherwise) {
        Exception silence = new MessagingException("Exception reading response", new SocketTimeoutException());
        assertThat(MailFailure.of(silence, otherwise)).isEqualTo(otherwise);
    }

    @ParameterizedTest
    @MethodSource("told")
    void reasonHasNoWordOfTheServer(Exception cause, MailTry ignored) {
        assertThat(MailFailure.reason(new EmailException("no", cause))).matches("[A-Za-z<0-9 ]+")
                .startsWith("EmailException < " + cause.getClass().getSimpleName());
    }

    private static SMTPSendFailedException answer(String command, int code) {
        return new SMTPSendFailedException(command, code, "answer", null, NOBODY, NOBODY, NOBODY);
    }
}
