package io.github.onetimecode.mail.smtp;

import java.io.UnsupportedEncodingException;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;

import org.keycloak.utils.StringUtil;

/**
 * The sender addresses of a realm's mails, read once for all mails of a connection.
 *
 * @param from    the sender from the realm's settings
 * @param replyTo where replies go; the sender, unless the settings name another address
 */
record SenderAddresses(InternetAddress from, InternetAddress replyTo) {

    /** The same spelling as in Keycloak's own mails (26.7). */
    private static final String UTF8 = "utf-8";

    /** @throws MessagingException if an address is not valid for this server */
    static SenderAddresses of(SmtpServer server) throws MessagingException {
        InternetAddress from = named(server, "from", "fromDisplayName");
        boolean another = StringUtil.isNotBlank(server.settings().get("replyTo"));
        return new SenderAddresses(from, another ? named(server, "replyTo", "replyToDisplayName") : from);
    }

    private static InternetAddress named(SmtpServer server, String setting, String nameSetting)
            throws MessagingException {
        String address = server.address(server.settings().get(setting));
        String name = server.settings().get(nameSetting);
        try {
            return StringUtil.isBlank(name) ? new InternetAddress(address)
                    : new InternetAddress(address, name, UTF8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
