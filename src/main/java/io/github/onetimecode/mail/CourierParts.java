package io.github.onetimecode.mail;

import java.time.Clock;

import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailSenderProvider;

import io.github.onetimecode.mail.smtp.MailSender;
import io.github.onetimecode.mail.smtp.SmtpConnections;
import io.github.onetimecode.mail.text.MessageBundles;

/**
 * What all mails of a server share.
 *
 * @param sessions    for what is done after a request
 * @param connections to mail servers, open for the next mail
 * @param bundles     words of mails
 * @param options     of the server
 * @param meters      count mails
 * @param clock       of the server
 */
record CourierParts(BackgroundSessions sessions, SmtpConnections connections, MessageBundles bundles,
                    CourierOptions options, MailMeters meters, Clock clock) {

    /** Sends by the server's own provider of mails, or by ours where that is Keycloak's. */
    MailSender sender(String realmId, MailSender.Lending lending) {
        return new MailSender(connections, clock, realmId, lending, sessions.factory(EmailSenderProvider.class,
                DefaultEmailSenderProviderFactory.class));
    }
}
