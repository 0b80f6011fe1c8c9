package io.github.onetimecode.mail.text;

import java.io.IOException;
import java.util.Locale;
import java.util.Properties;

import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

import io.github.onetimecode.text.TextRepair;
import io.github.onetimecode.text.ThemeCache;

/**
 * Caches the messages of mails. Keycloak 26.7 builds them for each mail, which takes most of the time of rendering one.
 * The log names broken texts once for each entry.
 */
public final class MessageBundles {

    private static final Logger LOG = Logger.getLogger("one-time-code.text");
    private static final int MOST = 256;

    private final ThemeCache<Properties> bundles = new ThemeCache<>(MOST);

    /** The result of {@link #build}, shared: callers must not change it. */
    Properties get(Theme theme, RealmModel realm, Locale locale) throws IOException {
        return bundles.get(theme, realm, locale, "", () -> build(theme, realm, locale));
    }

    /** The theme's own {@link Theme#getEnhancedMessages}, with bundled texts in place of broken ones. */
    static Properties build(Theme theme, RealmModel realm, Locale locale) throws IOException {
        Properties words = new Properties();
        words.putAll(theme.getEnhancedMessages(realm, locale));
        new TextRepair(realm, theme, locale).repair(words, TextRepair.OF_MAILS)
                .forEach(text -> LOG.warnf("Realm '%s': %s", realm.getName(), text));
        return words;
    }
}
