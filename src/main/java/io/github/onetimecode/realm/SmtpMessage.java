package io.github.onetimecode.realm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import org.keycloak.utils.StringUtil;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;

/** A mail as it goes over the wire. Knows whether it was written to the end, after which the server may have it. */
final class SmtpMessage extends MimeMessage {

    private final InternetAddress recipient;
    private boolean written;

    /** @throws MessagingException if an address is not one, for this server */
    SmtpMessage(Session session, SmtpServer server, RenderedMail mail, Instant sentAt) throws MessagingException {
        super(session);
        this.recipient = new InternetAddress(server.address(mail.address()));
        InternetAddress from = named(server, "from", "fromDisplayName");
        String replyTo = server.settings().get("replyTo");
        setFrom(from);
        setReplyTo(new Address[] {StringUtil.isBlank(replyTo) ? from : named(server, "replyTo", "replyToDisplayName")});
        setHeader("To", recipient.getAddress());
        setSubject(encoded(mail.subject()));
        setSentDate(Date.from(sentAt));
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(mail.html(), "text/html; charset=UTF-8");
        setContent(new MimeMultipart("alternative", text, html));
        saveChanges();
    }

    Address[] recipients() {
        return new Address[] {recipient};
    }

    boolean isWritten() {
        return written;
    }

    /** The end of DATA comes right after. */
    @Override
    public void writeTo(OutputStream out, String[] ignoreList) throws IOException, MessagingException {
        super.writeTo(out, ignoreList);
        written = true;
    }

    private static InternetAddress named(SmtpServer server, String setting, String nameSetting) throws MessagingException {
        String address = server.address(server.settings().get(setting));
        String name = server.settings().get(nameSetting);
        try {
            return StringUtil.isBlank(name) ? new InternetAddress(address)
                    : new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }

    private static String encoded(String subject) {
        try {
            return MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }
}
