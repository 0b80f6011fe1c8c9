package io.github.onetimecode.mail.text;

import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

import io.github.onetimecode.text.OurFiles;
import io.github.onetimecode.text.OurTexts;

/** A theme of bundled files only: a mail written with it depends on no other theme and on no text of a realm. */
final class OwnTheme implements Theme {

    private static final Set<String> TEMPLATES = Set.of("html/" + MailText.TEMPLATE, "text/" + MailText.TEMPLATE,
            "html/" + MailText.TEMPLATE_WITHOUT_CODE, "text/" + MailText.TEMPLATE_WITHOUT_CODE);

    /** The bundled template of this name, if there is one. */
    static Optional<URL> template(String name) {
        return Optional.of(name).filter(TEMPLATES::contains)
                .map(template -> OurFiles.themeResource("templates/" + template));
    }

    @Override
    public String getName() {
        return "one-time-code alone";
    }

    @Override
    public String getParentName() {
        return null;
    }

    @Override
    public String getImportName() {
        return null;
    }

    @Override
    public Type getType() {
        return Type.EMAIL;
    }

    /** Null for a missing template: FreeMarker first asks for one in each language. */
    @Override
    public URL getTemplate(String name) {
        return name.equals("html/template.ftl") ? OurFiles.frame() : template(name).orElse(null);
    }

    @Override
    public InputStream getResourceAsStream(String path) {
        return null;
    }

    @Override
    public Properties getMessages(Locale locale) {
        Properties words = new Properties();
        OurTexts.keys().forEach(key -> words.setProperty(key, OurTexts.in(locale, key)));
        // Keycloak 26.7 infers the direction of writing from this name of the language.
        words.setProperty("locale_" + locale.getLanguage(), locale.getDisplayLanguage(locale));
        return words;
    }

    @Override
    public Properties getMessages(String baseBundlename, Locale locale) {
        return getMessages(locale);
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) {
        return getMessages(locale);
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }
}
