package io.github.onetimecode.mail.text;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

import io.github.onetimecode.core.ExceptionNames;
import io.github.onetimecode.keycloak.version.ReaderOfMail;
import io.github.onetimecode.mail.smtp.RenderedMail;
import io.github.onetimecode.text.RealmName;

/**
 * Renders the mail with Keycloak's own templates, themes, languages and realm texts, without sending it. Keycloak's
 * provider renders and sends in one call (26.7); this class inherits the rendering.
 */
public final class MailRendering extends FreeMarkerEmailTemplateProvider {

    private final MessageBundles bundles;
    private final Consumer<String> complaints;
    private Theme theme;
    private boolean bare;
    private String realmName = "";

    /** @param complaints takes what is wrong with the theme or the texts, for the administrator's log */
    public MailRendering(KeycloakSession session, RealmModel realm, MessageBundles bundles,
            Consumer<String> complaints) {
        super(session);
        setRealm(realm);
        this.bundles = bundles;
        this.complaints = complaints;
    }

    /**
     * Renders the mail with the theme or, if that fails, without it. Both parts contain the code.
     *
     * @throws EmailException if the recipient or the server causes the failure
     */
    public RenderedMail render(MailText text) throws EmailException {
        setUser(new ReaderOfMail(text.mail().recipient(), text.locale()));
        freeMarker = new MailParts(freeMarker, text, complaints);
        try {
            return written(text);
        } catch (EmailException e) {
            complaints.accept("e-mail theme '" + realm.getEmailTheme() + "' cannot be used: " + ExceptionNames.of(e));
            bare = true;
            return written(text);
        }
    }

    private RenderedMail written(MailText text) throws EmailException {
        Properties words = wordsWithRealmName(text);
        List<Object> named = text.subjectArguments(realmName);
        Map<String, Object> attributes = text.attributes();
        // Frames read it. Keycloak itself tells it since 26.7.
        attributes.put("subject", new MessageFormat(words.getProperty(text.subjectKey(), ""), text.locale())
                .format(named.toArray()));
        EmailTemplate written = processTemplate(text.subjectKey(), named, text.template(), attributes);
        UserModel recipient = text.mail().recipient();
        return new RenderedMail(recipient.getId(), recipient.getEmail(), written.getSubject(), written.getTextBody(),
                MailHead.completed(written.getHtmlBody()), text.mail().challenge().reference());
    }

    /** If themes may change while the server runs, their messages are not kept. */
    @Override
    protected Theme getTheme() throws IOException {
        if (bare) {
            return MailParts.OURS;
        }
        if (theme == null) {
            theme = new BundledTheme(super.getTheme(), bundles, session.theme().isCacheEnabled());
        }
        return theme;
    }

    /** The same name as in the subject; Keycloak's own method differs for a realm without a display name. */
    @Override
    protected String getRealmName() {
        return realmName;
    }

    private Properties wordsWithRealmName(MailText text) throws EmailException {
        try {
            Properties words = getTheme().getEnhancedMessages(realm, text.locale());
            realmName = RealmName.of(realm, words);
            return words;
        } catch (IOException | RuntimeException e) {
            // The theme's files are only read now, and may contain anything.
            throw new EmailException("the words of the theme cannot be read", e);
        }
    }
}
