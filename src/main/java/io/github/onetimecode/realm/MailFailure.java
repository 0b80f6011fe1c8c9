package io.github.onetimecode.realm;

import java.net.ConnectException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.RealmModel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.AddressException;

/**
 * Tells from Keycloak's {@link EmailException} whether the server can have taken the mail. Only what is known to have
 * failed before the end of DATA counts as not taken; in doubt it may have arrived.
 */
final class MailFailure {

    /** The command by which the mail library ends DATA (RFC 5321 section 4.1.1.4). */
    private static final String END_OF_DATA = ".";

    private static final Logger LOG = Logger.getLogger(MailFailure.class);

    private MailFailure() {
    }

    /** For the administrator, with the user's id and the mail's reference, never the address. */
    static void log(RealmModel realm, CodeMail mail, Delivery delivery, EmailException failure) {
        LOG.warnf("Realm '%s': the mail %s to user %s was not sent (%s): %s", realm.getName(),
                mail.challenge().reference(), mail.recipient().getId(), delivery, reason(failure));
    }

    static Delivery of(EmailException failure) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            // Keycloak refused the address, the sender or the template before it spoke to any server.
            return Delivery.FAILED;
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (isBeforeEndOfData(t)) {
                return Delivery.FAILED;
            }
        }
        return Delivery.UNCERTAIN;
    }

    /** Names of the exceptions only: a server's answer may repeat the address. */
    private static String reason(EmailException failure) {
        StringBuilder reason = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            reason.append(reason.isEmpty() ? "" : " < ").append(t.getClass().getSimpleName());
            if (t instanceof SMTPSendFailedException answer) {
                reason.append(' ').append(answer.getReturnCode());
            }
        }
        return reason.toString();
    }

    private static boolean isBeforeEndOfData(Throwable t) {
        if (t instanceof SMTPSendFailedException answer) {
            return !END_OF_DATA.equals(answer.getCommand());
        }
        return t instanceof MailConnectException || t instanceof SocketConnectException
                || t instanceof ConnectException || t instanceof UnknownHostException
                || t instanceof SSLHandshakeException || t instanceof SSLPeerUnverifiedException
                || t instanceof AuthenticationFailedException || t instanceof AddressException
                || t instanceof SMTPAddressFailedException || t instanceof SMTPSenderFailedException;
    }
}
