package io.github.onetimecode.mail;

import java.time.Clock;

import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailSenderProvider;

import io.github.onetimecode.mail.smtp.MailSender;
import io.github.onetimecode.mail.smtp.SmtpConnections;
import io.github.onetimecode.mail.smtp.SmtpServer;
import io.github.onetimecode.mail.text.MessageBundles;

/**
 * What all mails of a server share.
 *
 * @param sessions    for work after a request
 * @param connections open connections to mail servers, for the next mails
 * @param bundles     cached messages of mails
 * @param options     options of the server
 * @param meters      counts mails
 * @param clock       clock of the server
 */
record CourierParts(BackgroundSessions sessions, SmtpConnections connections, MessageBundles bundles,
                    CourierOptions options, MailMeters meters, Clock clock) {

    /** Sends with the server's own provider, or with ours in the place of Keycloak's. */
    MailSender sender(SmtpServer server, MailSender.Lending lending) {
        return new MailSender(connections, clock, server, lending, sessions.factory(EmailSenderProvider.class,
                DefaultEmailSenderProviderFactory.class));
    }
}
