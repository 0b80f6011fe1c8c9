package io.github.onetimecode.faulty;

import java.util.Map;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;

/** Sends by Keycloak's own sender, with a mark in the subject. */
final class MarkingSender implements EmailSenderProvider {

    private final EmailSenderProvider keycloaks;

    MarkingSender(EmailSenderProvider keycloaks) {
        this.keycloaks = keycloaks;
    }

    @Override
    public void send(Map<String, String> config, String address, String subject, String textBody, String htmlBody)
            throws EmailException {
        keycloaks.send(config, address, subject + " [sent by another provider]", textBody, htmlBody);
    }

    @Override
    public void validate(Map<String, String> config) throws EmailException {
        keycloaks.validate(config);
    }

    @Override
    public void close() {
        // The session closes Keycloak's own.
    }
}
