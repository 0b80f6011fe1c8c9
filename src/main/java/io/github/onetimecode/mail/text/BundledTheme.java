package io.github.onetimecode.mail.text;

import java.io.IOException;
import java.util.Locale;
import java.util.Properties;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** A theme as it is, but for its words: put together once, with ours in the place of those that have lost their sense. */
final class BundledTheme extends ThemeDelegate {

    private final Theme theme;
    private final MessageBundles bundles;
    private final boolean kept;

    /** @param kept whether what was put together before still holds */
    BundledTheme(Theme theme, MessageBundles bundles, boolean kept) {
        super(theme);
        this.theme = theme;
        this.bundles = bundles;
        this.kept = kept;
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        return kept ? bundles.get(theme, realm, locale) : MessageBundles.build(theme, realm, locale);
    }
}
