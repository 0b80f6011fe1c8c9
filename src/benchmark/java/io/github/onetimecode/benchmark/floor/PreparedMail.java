package io.github.onetimecode.benchmark.floor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/** A mail of the extension as it once arrived, and a connection that stays open to send it again and again. */
final class PreparedMail {

    private final Transport transport;
    private final MimeMessage mail;

    /** @param server of the realm */
    PreparedMail(Map<String, String> server) throws MessagingException, IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.get("host"));
        properties.setProperty("mail.smtp.port", server.get("port"));
        Session session = Session.getInstance(properties);
        mail = read(session);
        transport = session.getTransport("smtp");
        transport.connect();
    }

    void send(String address) throws MessagingException {
        transport.sendMessage(mail, new Address[] {new InternetAddress(address)});
    }

    static MimeMessage read(Session session) throws MessagingException, IOException {
        Path file = Path.of(System.getProperty("kc.home.dir"), OtpAndMailFactory.MAIL_FILE);
        try (InputStream mail = Files.newInputStream(file)) {
            return new MimeMessage(session, mail);
        }
    }

    /** @param part 0 is the text, 1 is the HTML */
    static String text(MimeMessage mail, int part) throws MessagingException, IOException {
        BodyPart body = ((MimeMultipart) mail.getContent()).getBodyPart(part);
        return (String) body.getContent();
    }
}
