package io.github.onetimecode.realm;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.keycloak.email.EmailException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;

/** Tells from what the mail library throws whether the mail can have been taken, and whether another try may do better. */
final class MailFailure {

    /** The command by which the mail library ends DATA (RFC 5321 section 4.1.1.4). */
    private static final String END_OF_DATA = ".";
    /** The answer of a server that will not talk now, as a rule since it talks to too many (RFC 5321 section 3.8). */
    private static final int SERVICE_NOT_AVAILABLE = 421;
    /** How the mail library puts a greeting that is a refusal (Angus Mail 2.0.5, {@code SMTPTransport}). */
    private static final Pattern GREETING = Pattern.compile("response: (\\d{3})");
    /** How it puts a server that does not encrypt though it should, and one that is gone (the same). */
    private static final String NO_STARTTLS = "STARTTLS is required";
    private static final String GONE = "[EOF]";
    private static final Pattern REFUSAL = Pattern.compile("[45]\\d\\d");

    private MailFailure() {
    }

    /** @param otherwise where the exception itself does not tell */
    static MailTry of(Throwable failure, MailTry otherwise) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Optional<MailTry> told = told(t);
            if (told.isPresent()) {
                return told.get();
            }
        }
        return otherwise;
    }

    /** From a provider that is not ours. Without a cause the mail was refused before anybody spoke to a server. */
    static MailTry ofAnother(EmailException failure) {
        return of(failure, failure.getCause() == null ? MailTry.PERMANENT : MailTry.UNCERTAIN);
    }

    /** Names of the exceptions only: a server's answer may repeat the address. */
    static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            reason.append(reason.isEmpty() ? "" : " < ").append(t.getClass().getSimpleName());
            if (t instanceof SMTPSendFailedException answer) {
                reason.append(' ').append(answer.getReturnCode());
            }
            reason.append(isWithoutTls(t) ? " no STARTTLS" : "");
        }
        return reason.toString();
    }

    private static Optional<MailTry> told(Throwable t) {
        if (t instanceof SMTPSendFailedException answer) {
            return Optional.of(END_OF_DATA.equals(answer.getCommand()) ? MailTry.UNCERTAIN
                    : byCode(answer.getReturnCode()));
        }
        if (t instanceof SMTPAddressFailedException answer) {
            return Optional.of(byCode(answer.getReturnCode()));
        }
        if (t instanceof SMTPSenderFailedException answer) {
            return Optional.of(byCode(answer.getReturnCode()));
        }
        if (t instanceof AuthenticationFailedException answer) {
            return Optional.of(byAuthentication(answer));
        }
        if (t instanceof SSLHandshakeException || t instanceof SSLPeerUnverifiedException || t instanceof AddressException
                || isWithoutTls(t)) {
            return Optional.of(MailTry.PERMANENT);
        }
        if (t instanceof MailConnectException || t instanceof SocketConnectException || t instanceof ConnectException
                || t instanceof UnknownHostException) {
            return Optional.of(MailTry.TRANSIENT);
        }
        return t instanceof MessagingException ? byGreeting(t.getMessage()) : Optional.empty();
    }

    /** The mail library says that authentication failed whatever went wrong meanwhile. */
    private static MailTry byAuthentication(AuthenticationFailedException failure) {
        String answer = failure.getMessage() == null ? "" : failure.getMessage();
        if (REFUSAL.matcher(answer).lookingAt()) {
            return byCode(Integer.parseInt(answer.substring(0, 3)));
        }
        boolean broken = failure.getCause() != null || answer.equals(GONE);
        return broken ? of(failure.getCause(), MailTry.TRANSIENT) : MailTry.PERMANENT;
    }

    private static boolean isWithoutTls(Throwable t) {
        return t instanceof MessagingException && String.valueOf(t.getMessage()).startsWith(NO_STARTTLS);
    }

    private static Optional<MailTry> byGreeting(String message) {
        Matcher greeting = GREETING.matcher(message == null ? "" : message);
        return greeting.find() ? Optional.of(byCode(Integer.parseInt(greeting.group(1)))) : Optional.empty();
    }

    private static MailTry byCode(int code) {
        if (code == SERVICE_NOT_AVAILABLE) {
            return MailTry.CROWDED;
        }
        return code >= 500 ? MailTry.PERMANENT : MailTry.TRANSIENT;
    }
}
