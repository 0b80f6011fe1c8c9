package io.github.onetimecode.mail.smtp;

import java.time.Instant;
import java.util.Properties;
import java.util.Set;

import org.jboss.logging.Logger;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

/** A connection to a mail server, for one thread at a time. */
final class SmtpConnection {

    private static final int MOST_MAILS = 90;
    private static final int MOST_MAILS_OF_EXIM = 10;
    /** Beside 421. Any mail may be told them; over a new connection they count. */
    private static final Set<Integer> GOODBYES = Set.of(451, 452);
    private static final Logger LOG = Logger.getLogger("one-time-code.mail");

    private final SmtpServer server;
    private final SenderAddresses sender;
    private final Session library;
    private final SmtpDialogue dialogue;
    private final OpenSocket socket;
    private final Instant openedAt;
    private int mails;

    /**
     * A connection that is not open yet.
     *
     * @param properties settings for the mail library
     * @param together   whether the commands before a mail may be sent together
     * @throws MessagingException if the realm's sender has no valid address
     */
    SmtpConnection(SmtpServer server, Properties properties, boolean together, Instant now)
            throws MessagingException {
        this.server = server;
        this.sender = SenderAddresses.of(server);
        this.socket = new OpenSocket();
        socket.watch(properties);
        this.library = Session.getInstance(properties);
        this.dialogue = new SmtpDialogue(library, together, socket::hurry);
        this.openedAt = now;
    }

    /**
     * Opens the connection with the realm's TLS and authentication.
     *
     * @throws EmailException if that fails
     */
    void open(KeycloakSession session, DefaultEmailSenderProviderFactory keycloaks) throws EmailException {
        try {
            keycloaks.getEmailAuthenticators().get(server.authentication())
                    .connect(session, server.settings(), dialogue);
        } catch (RuntimeException e) {
            // Keycloak 26.7.4 assumes that a realm has all settings for its kind of authentication.
            throw new EmailException("the settings of the authentication are incomplete", e);
        }
    }

    SmtpServer server() {
        return server;
    }

    Instant openedAt() {
        return openedAt;
    }

    /**
     * Whether the next mail needs another connection. Mail servers that limit the number allow a hundred as a rule, and
     * one that allows fewer says so to the next mail. Exim says nothing: it accepts what follows the tenth, and leaves
     * it in its queue until the next run, up to half an hour on Debian (4.96,
     * {@code smtp_accept_queue_per_connection}). Its greeting may have any text, but it always announces HELP.
     */
    boolean hasCarriedEnough() {
        return mails >= (isExim() ? MOST_MAILS_OF_EXIM : MOST_MAILS);
    }

    /** Others that announce HELP, Sendmail and OpenSMTPD, announce enhanced codes as well. */
    private boolean isExim() {
        return dialogue.supportsExtension("HELP") && !dialogue.supportsExtension("ENHANCEDSTATUSCODES");
    }

    /** @throws MessagingException if an address is not valid */
    SmtpMessage message(RenderedMail mail, Instant sentAt) throws MessagingException {
        return new SmtpMessage(library, server, sender, mail, sentAt);
    }

    /** @throws MessagingException if the server did not confirm that it accepted the mail */
    void send(SmtpMessage message) throws MessagingException {
        mails++;
        dialogue.sendMessage(message, message.recipients());
    }

    /**
     * The outcome of a failure to open the connection or to send a mail. An answer of the server decides, whenever it
     * came. Without an answer, a complete mail may have arrived, and an incomplete one has not.
     */
    TryOutcome judge(Exception failure) {
        return dialogue.refusal().map(this::refusedBy)
                .orElseGet(() -> dialogue.isMailEnded() ? TryOutcome.UNCERTAIN
                        : MailFailure.of(failure, TryOutcome.TRANSIENT));
    }

    private TryOutcome refusedBy(int code) {
        if (dialogue.isAboutTheRecipient()) {
            return TryOutcome.refusedRecipientBy(code);
        }
        if (dialogue.isBeforeTheMail()) {
            return TryOutcome.refusedBeforeTheMailBy(code);
        }
        return dialogue.isAboutAMail() ? TryOutcome.refusedInMailBy(code) : TryOutcome.refusedBy(code);
    }

    /**
     * Whether the server may only be done with a connection that has waited: it closed it, or put the next mail off
     * before it came. Servers say 421 to MAIL, but Amazon SES says 451 after a time, and Stalwart 451 or 452 to DATA
     * after a number of mails.
     */
    boolean isGone() {
        return dialogue.refusal().map(code -> dialogue.isBeforeTheMail() && GOODBYES.contains(code)
                || dialogue.isMailNew() && code == TryOutcome.SERVICE_NOT_AVAILABLE).orElse(!dialogue.isMailEnded());
    }

    /** Whether the server has too many connections, as far as its answer tells. */
    boolean isOneTooMany() {
        return dialogue.refusal().filter(code -> code == TryOutcome.SERVICE_NOT_AVAILABLE).isPresent();
    }

    /** Whether the server may not understand commands that are sent together, although it offers that. */
    boolean isUnanswered() {
        return dialogue.isUnanswered();
    }

    /** Whether it does not seem to, and has seen nothing of the mail itself. */
    boolean isMisunderstood() {
        return dialogue.isMisunderstood();
    }

    /** Called by another thread; the waiting thread gets an exception. */
    void abort() {
        socket.close();
    }

    /** The last command and its answer, for the log. */
    String standing() {
        return dialogue.toString();
    }

    void close() {
        socket.hurry();
        try {
            dialogue.close();
        } catch (MessagingException e) {
            LOG.debugf("Closing a connection of realm %s: %s", server.realmId(), MailFailure.reason(e));
        }
    }
}
