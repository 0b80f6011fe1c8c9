package io.github.onetimecode.mail.smtp;

import java.time.Instant;
import java.util.Properties;

import org.jboss.logging.Logger;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

/** An open connection to a mail server. For one thread at a time. */
final class SmtpConnection {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");

    private final SmtpServer server;
    private final SenderAddresses sender;
    private final Session library;
    private final SmtpDialogue dialogue;
    private final OpenSocket socket;
    private final Instant openedAt;
    private int mails;

    private SmtpConnection(SmtpServer server, SenderAddresses sender, Session library, OpenSocket socket, Instant openedAt) {
        this.server = server;
        this.sender = sender;
        this.library = library;
        this.dialogue = new SmtpDialogue(library);
        this.socket = socket;
        this.openedAt = openedAt;
    }

    /**
     * A connection that is still to be opened.
     *
     * @throws MessagingException if the realm's sender is not an address
     */
    static SmtpConnection to(SmtpServer server, KeycloakSession session, Instant now) throws MessagingException {
        SenderAddresses sender = SenderAddresses.of(server);
        Properties properties = server.properties(session);
        OpenSocket socket = new OpenSocket();
        socket.watch(properties);
        return new SmtpConnection(server, sender, Session.getInstance(properties), socket, now);
    }

    /**
     * Opens it, with the realm's TLS and authentication.
     *
     * @throws EmailException if the server does not let us in
     */
    void open(KeycloakSession session, DefaultEmailSenderProviderFactory keycloaks) throws EmailException {
        try {
            keycloaks.getEmailAuthenticators().get(server.authentication()).connect(session, server.settings(), dialogue);
        } catch (RuntimeException e) {
            // Keycloak 26.7.4 takes it for granted that a realm has all settings of its kind of authentication.
            throw new EmailException("no authentication by these settings", e);
        }
    }

    SmtpServer server() {
        return server;
    }

    Instant openedAt() {
        return openedAt;
    }

    int mails() {
        return mails;
    }

    /** @throws MessagingException if an address is not one */
    SmtpMessage message(RenderedMail mail, Instant sentAt) throws MessagingException {
        // A mail that cannot be written was not sent, however the one before ended.
        dialogue.begin();
        return new SmtpMessage(library, server, sender, mail, sentAt);
    }

    /** @throws MessagingException if the server did not say that it has taken the mail */
    void send(SmtpMessage message) throws MessagingException {
        mails++;
        dialogue.sendMessage(message, message.recipients());
    }

    /**
     * What a failure to open it, or to send a mail over it, means. An answer is an answer, wherever it comes; without
     * one a mail that was ended may have arrived, and one that was not has not.
     */
    TryOutcome judge(Exception failure) {
        return dialogue.refusal().map(this::refusedBy)
                .orElseGet(() -> dialogue.isMailEnded() ? TryOutcome.UNCERTAIN : MailFailure.of(failure, TryOutcome.TRANSIENT));
    }

    private TryOutcome refusedBy(int code) {
        return dialogue.isAboutAMail() ? TryOutcome.refusedInMailBy(code) : TryOutcome.refusedBy(code);
    }

    /**
     * Whether the other side may just have grown tired of waiting: it has hung up, or did so by 421 when the next mail
     * came.
     */
    boolean isGone() {
        return dialogue.refusal().map(code -> code == TryOutcome.SERVICE_NOT_AVAILABLE && dialogue.isMailNew())
                .orElse(!dialogue.isMailEnded());
    }

    /** By another thread than the one that waits at it, which goes on with an exception. */
    void abort() {
        socket.close();
    }

    /** How far the last conversation came, for the log. */
    String standing() {
        return dialogue.toString();
    }

    void close() {
        try {
            dialogue.close();
        } catch (MessagingException e) {
            LOG.debugf("Closing a connection of realm %s: %s", server.realmId(), MailFailure.reason(e));
        }
    }
}
