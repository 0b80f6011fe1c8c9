package io.github.onetimecode.faulty;

import java.util.List;
import java.util.Map;

import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/** Writes and sends mails as Keycloak does, with a mark in the subject. */
final class MarkingTemplates extends FreeMarkerEmailTemplateProvider {

    MarkingTemplates(KeycloakSession session) {
        super(session);
    }

    /** As one does that knows no template of this name, where the realm says so. */
    @Override
    public void send(String subjectKey, List<Object> subjectArguments, String template, Map<String, Object> attributes)
            throws EmailException {
        if (realm.getAttribute("otherTemplatesFail", false)) {
            throw new IllegalArgumentException(template);
        }
        super.send(subjectKey, subjectArguments, template, attributes);
    }

    @Override
    protected void send(Map<String, String> config, String subject, String textBody, String htmlBody, String address)
            throws EmailException {
        super.send(config, subject + " [written by another provider]", textBody, htmlBody, address);
    }
}
