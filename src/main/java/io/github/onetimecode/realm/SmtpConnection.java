package io.github.onetimecode.realm;

import java.time.Instant;

import org.jboss.logging.Logger;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

/** An open connection to a mail server. For one thread at a time. */
final class SmtpConnection {

    private static final Logger LOG = Logger.getLogger(SmtpConnection.class);

    private final SmtpServer server;
    private final MailSender sender;
    private final Session library;
    private final Transport transport;
    private final Instant openedAt;
    private int mails;

    private SmtpConnection(SmtpServer server, MailSender sender, Session library, Transport transport,
            Instant openedAt) {
        this.server = server;
        this.sender = sender;
        this.library = library;
        this.transport = transport;
        this.openedAt = openedAt;
    }

    /**
     * Opens a connection, with the realm's TLS and authentication.
     *
     * @throws EmailException     if the server does not let us in
     * @throws MessagingException if the mail library cannot speak to it at all
     */
    static SmtpConnection open(SmtpServer server, KeycloakSession session, DefaultEmailSenderProviderFactory keycloaks,
            Instant now) throws EmailException, MessagingException {
        MailSender sender = MailSender.of(server);
        Session library = Session.getInstance(server.properties(session));
        Transport transport = library.getTransport("smtp");
        SmtpConnection connection = new SmtpConnection(server, sender, library, transport, now);
        boolean open = false;
        try {
            keycloaks.getEmailAuthenticators().get(server.authentication()).connect(session, server.settings(), transport);
            open = true;
        } catch (RuntimeException e) {
            // Keycloak 26.7.4 takes it for granted that a realm has all settings of its kind of authentication.
            throw new EmailException("no authentication by these settings", e);
        } finally {
            if (!open) {
                connection.close();
            }
        }
        return connection;
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
        return new SmtpMessage(library, server, sender, mail, sentAt);
    }

    /** @throws MessagingException if the server did not say that it has taken the mail */
    void send(SmtpMessage message) throws MessagingException {
        mails++;
        transport.sendMessage(message, message.recipients());
    }

    void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debugf("Closing a connection of realm %s: %s", server.realmId(), MailFailure.reason(e));
        }
    }
}
