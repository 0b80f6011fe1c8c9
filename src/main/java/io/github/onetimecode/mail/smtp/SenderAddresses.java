package io.github.onetimecode.mail.smtp;

import java.io.UnsupportedEncodingException;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;

import org.keycloak.utils.StringUtil;

/**
 * Who a realm's mails come from, read once for all mails of a connection.
 *
 * @param from    as the realm's settings name it
 * @param replyTo where answers go, the same unless the settings name another
 */
record SenderAddresses(InternetAddress from, InternetAddress replyTo) {

    /** As Keycloak 26.7 writes it into its own mails. */
    private static final String UTF8 = "utf-8";

    /** @throws MessagingException if an address is not one, for this server */
    static SenderAddresses of(SmtpServer server) throws MessagingException {
        InternetAddress from = named(server, "from", "fromDisplayName");
        boolean another = StringUtil.isNotBlank(server.settings().get("replyTo"));
        return new SenderAddresses(from, another ? named(server, "replyTo", "replyToDisplayName") : from);
    }

    private static InternetAddress named(SmtpServer server, String setting, String nameSetting) throws MessagingException {
        String address = server.address(server.settings().get(setting));
        String name = server.settings().get(nameSetting);
        try {
            return StringUtil.isBlank(name) ? new InternetAddress(address)
                    : new InternetAddress(address, name, UTF8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }
}
