package io.github.onetimecode.realm;

import java.io.IOException;

import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/**
 * Writes the mail with Keycloak's own templates, themes, languages and realm texts, and stops short of sending it.
 * Keycloak's provider does both in one call; what is inherited here is the part that renders.
 */
final class MailRendering extends FreeMarkerEmailTemplateProvider {

    private final MessageBundles bundles;

    MailRendering(KeycloakSession session, RealmModel realm, MessageBundles bundles) {
        super(session);
        setRealm(realm);
        this.bundles = bundles;
    }

    /**
     * Renders for the recipient.
     *
     * @throws EmailException if a theme's template or text is broken
     */
    RenderedMail render(MailText text) throws EmailException {
        UserModel recipient = text.mail().recipient();
        setUser(recipient);
        EmailTemplate written = processTemplate(text.subjectKey(), text.subjectArguments(), MailText.TEMPLATE,
                text.attributes());
        return new RenderedMail(recipient.getId(), recipient.getEmail(), written.getSubject(), written.getTextBody(),
                written.getHtmlBody(), text.mail().challenge().reference());
    }

    /** Where themes may change under a running server, their words may as well. */
    @Override
    protected Theme getTheme() throws IOException {
        Theme theme = super.getTheme();
        return session.theme().isCacheEnabled() ? new BundledTheme(theme, bundles) : theme;
    }
}
