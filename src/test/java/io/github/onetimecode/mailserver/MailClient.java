package io.github.onetimecode.mailserver;

import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** Sends mails as Keycloak does, by the same library. */
final class MailClient {

    private final int port;
    private final Session session;

    MailClient(int port, Properties properties) {
        this.port = port;
        this.session = Session.getInstance(properties);
    }

    /** So many, over one connection. */
    void send(int mails) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("localhost", port, "name", "right");
            for (int mail = 0; mail < mails; mail++) {
                transport.sendMessage(message(), new InternetAddress[] {new InternetAddress("b@example.com")});
            }
        }
    }

    private MimeMessage message() throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("a@example.com");
        message.setHeader("To", "b@example.com");
        message.setSubject("code");
        message.setText("Your code is 12345678\n.\n.. dots\n");
        message.saveChanges();
        return message;
    }
}
