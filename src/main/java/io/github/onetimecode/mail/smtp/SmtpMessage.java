package io.github.onetimecode.mail.smtp;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** A mail as the library sends it. */
final class SmtpMessage extends MimeMessage {

    private final InternetAddress recipient;

    /** @throws MessagingException if the recipient's address is not valid for this server */
    SmtpMessage(Session session, SmtpServer server, SenderAddresses sender, RenderedMail mail, Instant sentAt)
            throws MessagingException {
        super(session);
        this.recipient = new InternetAddress(server.address(mail.address()));
        setFrom(sender.from());
        setReplyTo(new Address[] {sender.replyTo()});
        setHeader("To", recipient.getAddress());
        setSubject(encoded(mail.subject()));
        // Prevents out-of-office replies (RFC 3834 section 5).
        setHeader("Auto-Submitted", "auto-generated");
        setSentDate(Date.from(sentAt));
        updateMessageID();
        MailBody body = new MailBody(session.getStreamProvider());
        for (Map.Entry<String, String> header : body.headers().entrySet()) {
            setHeader(header.getKey(), header.getValue());
        }
        content = body.of(mail.text(), mail.html());
        // With these values the library writes the content unchanged (Angus Mail 2.0.5, MimeMessage.writeTo).
        saved = true;
        modified = false;
    }

    Address[] recipients() {
        return new Address[] {recipient};
    }

    private static String encoded(String subject) {
        try {
            return MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
