package io.github.onetimecode.mail.text;

import java.io.IOException;
import java.util.Locale;
import java.util.Properties;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * The theme of one mail, whose messages are built once, with bundled texts in place of broken ones. Keycloak 26.7 reads
 * them several times for a mail.
 */
final class BundledTheme extends ThemeDelegate {

    private final Theme theme;
    private final MessageBundles bundles;
    private final boolean kept;
    private Properties words;
    private Locale language;

    /** @param kept whether messages that were built before are still valid */
    BundledTheme(Theme theme, MessageBundles bundles, boolean kept) {
        super(theme);
        this.theme = theme;
        this.bundles = bundles;
        this.kept = kept;
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        if (words == null || !locale.equals(language)) {
            words = kept ? bundles.get(theme, realm, locale) : MessageBundles.build(theme, realm, locale);
            language = locale;
        }
        return words;
    }
}
