package io.github.onetimecode.benchmark.floor;

import java.io.IOException;
import java.util.Properties;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Sends mails by Keycloak's own sender, one after the other, and nothing else. */
public final class OwnMails implements RealmResourceProvider {

    private final KeycloakSession session;

    OwnMails(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** @return how many nanoseconds it took */
    @POST
    @Produces(MediaType.TEXT_PLAIN)
    public String send(@QueryParam("count") int count, @QueryParam("address") String address)
            throws EmailException, MessagingException, IOException {
        MimeMessage mail = PreparedMail.read(Session.getInstance(new Properties()));
        String text = PreparedMail.text(mail, 0);
        String html = PreparedMail.text(mail, 1);
        EmailSenderProvider sender = session.getProvider(EmailSenderProvider.class);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sender.send(session.getContext().getRealm().getSmtpConfig(), address, mail.getSubject(), text, html);
        }
        return String.valueOf(System.nanoTime() - start);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
