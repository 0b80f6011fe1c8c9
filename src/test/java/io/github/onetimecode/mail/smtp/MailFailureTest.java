package io.github.onetimecode.mail.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
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
import org.keycloak.theme.FreeMarkerException;

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
                arguments(answer("MAIL FROM:<x>", 451), TryOutcome.DEFERRED),
                arguments(answer("DATA", 450), TryOutcome.DEFERRED),
                arguments(answer("DATA", 554), TryOutcome.PERMANENT),
                arguments(answer("MAIL FROM:<x>", 421), TryOutcome.CROWDED),
                arguments(answer("DATA", -1), TryOutcome.TRANSIENT),
                arguments(answer(".", 250), TryOutcome.UNCERTAIN),
                arguments(answer(".", -1), TryOutcome.UNCERTAIN),
                arguments(answer(".", 451), TryOutcome.DEFERRED),
                arguments(answer(".", 454), TryOutcome.CROWDED),
                arguments(answer(".", 552), TryOutcome.PERMANENT),
                arguments(new SMTPAddressFailedException(null, "RCPT TO:<x>", 450, "later"), TryOutcome.DEFERRED),
                arguments(new SMTPAddressFailedException(null, "RCPT TO:<x>", 550, "never"), TryOutcome.PERMANENT),
                arguments(new SMTPSenderFailedException(null, "MAIL FROM:<x>", 550, "never"), TryOutcome.PERMANENT),
                arguments(new SMTPSenderFailedException(null, "MAIL FROM:<x>", 450, "later"), TryOutcome.DEFERRED),
                arguments(new AuthenticationFailedException("535 5.7.8 wrong"), TryOutcome.PERMANENT),
                arguments(new AuthenticationFailedException("454 4.7.0 not now"), TryOutcome.CROWDED),
                arguments(new AuthenticationFailedException("421 4.7.0 too many"), TryOutcome.CROWDED),
                arguments(new AuthenticationFailedException(), TryOutcome.PERMANENT),
                arguments(new AuthenticationFailedException("No authentication mechanisms"), TryOutcome.PERMANENT),
                arguments(new AuthenticationFailedException("[EOF]"), TryOutcome.TRANSIENT),
                arguments(new AuthenticationFailedException("", new MessagingException("Exception reading response",
                        new SocketTimeoutException())), TryOutcome.TRANSIENT),
                arguments(new AuthenticationFailedException("220 go", new MessagingException("no TLS",
                        new SSLHandshakeException("not trusted"))), TryOutcome.PERMANENT),
                arguments(new MessagingException("STARTTLS is required but host does not support STARTTLS"),
                        TryOutcome.PERMANENT),
                arguments(new MessagingException("501 Invalid EHLO"), TryOutcome.PERMANENT),
                arguments(new MessagingException("454-not\n454 now"), TryOutcome.CROWDED),
                arguments(new SSLHandshakeException("not trusted"), TryOutcome.PERMANENT),
                arguments(new SSLException("Unsupported or unrecognized SSL message"), TryOutcome.PERMANENT),
                arguments(new SSLHandshakeException("gone").initCause(new EOFException()), TryOutcome.TRANSIENT),
                arguments(new SSLException("gone", new SocketException("reset")), TryOutcome.TRANSIENT),
                arguments(new SSLPeerUnverifiedException("another host"), TryOutcome.PERMANENT),
                arguments(new IOException("certificate_unknown(46)", new CertificateException("not trusted")),
                        TryOutcome.PERMANENT),
                arguments(new AddressException("no address"), TryOutcome.PERMANENT),
                arguments(new FreeMarkerException("no template", new IOException()), TryOutcome.PERMANENT),
                arguments(new ConnectException("refused"), TryOutcome.TRANSIENT),
                arguments(new UnknownHostException("nobody"), TryOutcome.TRANSIENT),
                arguments(new MessagingException("Could not connect to SMTP host: x, port: 25, response: 421"),
                        TryOutcome.CROWDED),
                arguments(new MessagingException("Could not connect to SMTP host: x, port: 25, response: 554"),
                        TryOutcome.PERMANENT));
    }

    @ParameterizedTest
    @MethodSource("told")
    void exceptionTellsHowEverDeepItIs(Exception cause, TryOutcome expected) {
        assertThat(MailFailure.of(cause, TryOutcome.SENT)).isEqualTo(expected);
        assertThat(MailFailure.of(new EmailException("no", new EmailException("no", cause)), TryOutcome.SENT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(TryOutcome.class)
    void whatDoesNotTellIsWhatTheCallerSays(TryOutcome otherwise) {
        Exception silence = new MessagingException("Exception reading response", new SocketTimeoutException());
        assertThat(MailFailure.of(silence, otherwise)).isEqualTo(otherwise);
    }

    @ParameterizedTest
    @MethodSource("told")
    void reasonHasNoWordOfTheServer(Exception cause, TryOutcome ignored) {
        assertThat(MailFailure.reason(new EmailException("no", cause))).matches("[A-Za-z<0-9 ]+")
                .startsWith("EmailException < " + cause.getClass().getSimpleName());
    }

    private static SMTPSendFailedException answer(String command, int code) {
        return new SMTPSendFailedException(command, code, "answer", null, NOBODY, NOBODY, NOBODY);
    }
}
