package io.github.onetimecode.mail.smtp;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

import org.jboss.logging.Logger;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

import jakarta.mail.MessagingException;

/**
 * Sends a mail once and waits for the mail server's answer. It uses shared connections in place of Keycloak's own
 * sender, which opens a connection for each mail (26.7). If the server has another {@link EmailSenderProvider}, it uses
 * that.
 */
public final class MailSender {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");
    /** A mail server needs a moment to notice that a connection has ended. */
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMillis(100);

    private final SmtpConnections connections;
    private final Clock clock;
    private final SmtpServer server;
    private final Lending lending;
    private final Optional<DefaultEmailSenderProviderFactory> keycloaks;

    /** Lends a session with the realm set, either that of the request or one without a transaction. */
    public interface Lending {
        TryOutcome with(BiFunction<KeycloakSession, RealmModel, TryOutcome> work);
    }

    /** @param keycloaks Keycloak's own sender; empty if the server has another */
    public MailSender(SmtpConnections connections, Clock clock, SmtpServer server, Lending lending,
            Optional<DefaultEmailSenderProviderFactory> keycloaks) {
        this.connections = connections;
        this.clock = clock;
        this.server = server;
        this.lending = lending;
        this.keycloaks = keycloaks;
    }

    public TryOutcome send(RenderedMail mail) {
        return keycloaks.isPresent() ? sendOurselves(keycloaks.get(), mail)
                : lending.with((session, realm) -> sendByAnother(session, mail));
    }

    private TryOutcome sendByAnother(KeycloakSession session, RenderedMail mail) {
        EmailSenderProvider sender = session.getProvider(EmailSenderProvider.class);
        try {
            // A copy, since another provider may change it.
            sender.send(new HashMap<>(server.settings()), mail.address(), mail.subject(), mail.text(), mail.html());
            return TryOutcome.SENT;
        } catch (EmailException e) {
            return failed(mail, MailFailure.ofAnother(e), MailFailure.reason(e));
        } catch (RuntimeException e) {
            // The provider may have failed at any point.
            return failed(mail, TryOutcome.UNCERTAIN, MailFailure.reason(e));
        }
    }

    private TryOutcome sendOurselves(DefaultEmailSenderProviderFactory keycloaks, RenderedMail mail) {
        Optional<SmtpConnection> open = connections.take(server);
        Optional<TryOutcome> early = open.flatMap(connection -> sendOver(connection, mail, true));
        return early.orElseGet(() ->
                lending.with((session, realm) -> connectAndSend(session, keycloaks, mail, true)));
    }

    private TryOutcome connectAndSend(KeycloakSession session, DefaultEmailSenderProviderFactory keycloaks,
            RenderedMail mail, boolean mayMakeRoom) {
        try {
            SmtpConnection connection = connections.another(server, session);
            Optional<EmailException> failure = open(connection, session, keycloaks);
            if (failure.isEmpty()) {
                connections.tookNewcomer(server);
                return sendOver(connection, mail, false)
                        .orElseGet(() -> connectAndSend(session, keycloaks, mail, mayMakeRoom));
            }
            Optional<TryOutcome> later = connection.isOneTooMany()
                    ? sendWithoutNewcomer(session, keycloaks, mail, mayMakeRoom) : Optional.empty();
            return later.orElseGet(() -> failed(mail, connection, failure.get()));
        } catch (MessagingException e) {
            return failed(mail, MailFailure.of(e, TryOutcome.PERMANENT), MailFailure.reason(e));
        }
    }

    /** The mail server has no room: the mail needs a connection that has become free since, or the place of one. */
    private Optional<TryOutcome> sendWithoutNewcomer(KeycloakSession session,
            DefaultEmailSenderProviderFactory keycloaks, RenderedMail mail, boolean mayMakeRoom) {
        if (!mayMakeRoom) {
            connections.madeRoomInVainAt(server);
            return Optional.empty();
        }
        Optional<TryOutcome> tried = connections.take(server).flatMap(connection -> sendOver(connection, mail, true));
        if (tried.isPresent() || !connections.makeRoomAt(server)) {
            return tried;
        }
        LockSupport.parkNanos(UNTIL_THERE_IS_ROOM.toNanos());
        return Optional.of(connectAndSend(session, keycloaks, mail, false));
    }

    /** Opens the connection; empty if that succeeds. */
    private Optional<EmailException> open(SmtpConnection connection, KeycloakSession session,
            DefaultEmailSenderProviderFactory keycloaks) {
        boolean open = false;
        try (SmtpConnections.Watch watch = connections.watch(connection)) {
            connection.open(session, keycloaks);
            open = true;
            return Optional.empty();
        } catch (EmailException e) {
            return Optional.of(e);
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    /**
     * Empty if the mail needs another connection, and no part of it was written: this one was closed while it waited,
     * or the server does not understand several commands together. Then it gets them one by one.
     */
    private Optional<TryOutcome> sendOver(SmtpConnection connection, RenderedMail mail, boolean hasWaited) {
        SmtpMessage message;
        try {
            message = connection.message(mail, clock.instant());
        } catch (MessagingException | RuntimeException e) {
            // The mail server has not been asked, and the next mail may use the connection.
            connections.keep(connection);
            return Optional.of(failed(mail, MailFailure.of(e, TryOutcome.TRANSIENT), MailFailure.reason(e)));
        }
        boolean sent = false;
        try (SmtpConnections.Watch watch = connections.watch(connection)) {
            connection.send(message);
            sent = true;
        } catch (MessagingException | RuntimeException e) {
            if (connection.isMisunderstood() || !hasWaited && connection.isUnanswered()) {
                connections.speakOneByOne(server);
            }
            if (connection.isMisunderstood()) {
                LOG.warnf("Realm %s: the mail server offers PIPELINING and did not answer commands that were sent "
                        + "together as it should (%s)", server.realmId(), connection.standing());
            }
            boolean closed = hasWaited && connection.isGone() && connection.judge(e).mayPass();
            return closed || connection.isMisunderstood() ? Optional.empty()
                    : Optional.of(failed(mail, connection, e));
        } finally {
            if (!sent) {
                connection.close();
            }
        }
        // Only after the watch has ended, so that it does not cut off the next mail.
        connections.keep(connection);
        return Optional.of(TryOutcome.SENT);
    }

    private TryOutcome failed(RenderedMail mail, SmtpConnection connection, Exception failure) {
        return failed(mail, connection.judge(failure), connection.standing() + ", " + MailFailure.reason(failure));
    }

    /** The log line names the mail by its reference and the user by ID, never the address. */
    private TryOutcome failed(RenderedMail mail, TryOutcome outcome, String reason) {
        LOG.warnf("Realm %s: the mail %s to user %s was not sent (%s): %s", server.realmId(), mail.reference(),
                mail.userId(), outcome, reason);
        return outcome;
    }
}
