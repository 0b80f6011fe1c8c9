package io.github.onetimecode.faulty;

import java.util.Map;

import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/** Writes and sends mails as Keycloak does, with a mark in the subject. */
final class MarkingTemplates extends FreeMarkerEmailTemplateProvider {

    MarkingTemplates(KeycloakSession session) {
        super(session);
    }

    @Override
    protected void send(Map<String, String> config, String subject, String textBody, String htmlBody, String address)
            throws EmailException {
        super.send(config, subject + " [written by another provider]", textBody, htmlBody, address);
    }
}
