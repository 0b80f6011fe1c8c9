package io.github.onetimecode.mail.smtp;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.keycloak.email.EmailException;
import org.keycloak.theme.FreeMarkerException;

import io.github.onetimecode.core.ExceptionNames;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;

/**
 * Tells from an exception of the mail library whether the server may have taken the mail, and whether a retry may help.
 */
public final class MailFailure {

    /** The command with which the mail library ends DATA (RFC 5321 section 4.1.1.4). */
    private static final String END_OF_DATA = ".";
    /** The library's message for a refused greeting, EHLO or STARTTLS (Angus Mail 2.0.5, {@code SMTPTransport}). */
    private static final Pattern ANSWER = Pattern.compile("(?:response: |^)([45]\\d\\d)(?!\\d)");
    /** The JDK's message for an unencrypted answer at the start of a TLS handshake. */
    private static final String IN_THE_CLEAR = "Unsupported or unrecognized SSL message";
    /** The library's messages for a server without the required encryption, and for a closed connection (2.0.5). */
    private static final String NO_STARTTLS = "STARTTLS is required";
    private static final String GONE = "[EOF]";
    private static final Pattern REFUSAL = Pattern.compile("[45]\\d\\d");

    private MailFailure() {
    }

    /** @param otherwise the result if the exception does not tell */
    static TryOutcome of(Throwable failure, TryOutcome otherwise) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Optional<TryOutcome> told = told(t);
            if (told.isPresent()) {
                return told.get();
            }
        }
        return otherwise;
    }

    /** For another sender than ours. Without a cause, the mail failed before the sender contacted a server. */
    public static TryOutcome ofAnother(EmailException failure) {
        return of(failure, failure.getCause() == null ? TryOutcome.PERMANENT : TryOutcome.UNCERTAIN);
    }

    /** Only the names of the exceptions, since a server's answer may contain the address. */
    public static String reason(Throwable failure) {
        return ExceptionNames.of(failure, t ->
                (t instanceof SMTPSendFailedException answer && answer.getReturnCode() > 0
                        ? " " + answer.getReturnCode() : "") + (isWithoutTls(t) ? " no STARTTLS" : ""));
    }

    private static Optional<TryOutcome> told(Throwable t) {
        if (t instanceof SMTPSendFailedException answer) {
            // Also thrown, with a success code, if the server accepted only some recipients: no refusal.
            boolean refused = answer.getReturnCode() >= 400 || !END_OF_DATA.equals(answer.getCommand());
            return Optional.of(refused ? TryOutcome.refusedInMailBy(answer.getReturnCode()) : TryOutcome.UNCERTAIN);
        }
        if (t instanceof SMTPAddressFailedException answer) {
            return Optional.of(TryOutcome.refusedInMailBy(answer.getReturnCode()));
        }
        if (t instanceof SMTPSenderFailedException answer) {
            return Optional.of(TryOutcome.refusedInMailBy(answer.getReturnCode()));
        }
        if (t instanceof AuthenticationFailedException answer) {
            return Optional.of(byAuthentication(answer));
        }
        if (t instanceof SSLException handshake) {
            return byHandshake(handshake);
        }
        // The TLS of Bouncy Castle, which Keycloak uses in FIPS mode, throws no SSLException for a bad certificate.
        // And a mail that cannot be rendered has met no server.
        if (t instanceof AddressException || t instanceof CertificateException || t instanceof FreeMarkerException
                || isWithoutTls(t)) {
            return Optional.of(TryOutcome.PERMANENT);
        }
        if (t instanceof MailConnectException || t instanceof SocketConnectException || t instanceof ConnectException
                || t instanceof UnknownHostException) {
            return Optional.of(TryOutcome.TRANSIENT);
        }
        return t instanceof MessagingException ? byAnswer(t.getMessage()) : Optional.empty();
    }

    /** The mail library throws this exception for every failure during authentication. */
    private static TryOutcome byAuthentication(AuthenticationFailedException failure) {
        String answer = failure.getMessage() == null ? "" : failure.getMessage();
        if (REFUSAL.matcher(answer).lookingAt()) {
            return TryOutcome.refusedBy(Integer.parseInt(answer.substring(0, 3)));
        }
        boolean broken = failure.getCause() != null || answer.equals(GONE);
        return broken ? of(failure.getCause(), TryOutcome.TRANSIENT) : TryOutcome.PERMANENT;
    }

    private static boolean isWithoutTls(Throwable t) {
        return t instanceof MessagingException && String.valueOf(t.getMessage()).startsWith(NO_STARTTLS);
    }

    /** A bad certificate or cipher stays bad, but a server that closes the connection may recover. */
    private static Optional<TryOutcome> byHandshake(SSLException failure) {
        boolean broken = failure.getCause() instanceof EOFException || failure.getCause() instanceof SocketException;
        boolean refused = failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException
                || String.valueOf(failure.getMessage()).startsWith(IN_THE_CLEAR);
        if (broken) {
            return Optional.of(TryOutcome.TRANSIENT);
        }
        return refused ? Optional.of(TryOutcome.PERMANENT) : Optional.empty();
    }

    private static Optional<TryOutcome> byAnswer(String message) {
        Matcher answer = ANSWER.matcher(message == null ? "" : message);
        return answer.find() ? Optional.of(TryOutcome.refusedBy(Integer.parseInt(answer.group(1)))) : Optional.empty();
    }
}
