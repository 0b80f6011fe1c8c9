package io.github.onetimecode.mail.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

import io.github.onetimecode.text.TextRepair;

/**
 * Caches the messages of mails for each theme, language and set of realm texts. Keycloak 26.7 builds them for each mail
 * ({@code DefaultThemeManager.ExtendingTheme}), which takes most of the time of rendering one. The cache is bounded,
 * and realms without texts of their own share an entry. The log names broken texts once for each entry.
 */
public final class MessageBundles {

    private static final Logger LOG = Logger.getLogger("one-time-code.text");
    private static final int MOST = 256;

    /**
     * Everything that can change the messages. Keycloak returns the same theme object as long as it caches the theme.
     */
    private record Key(Theme theme, Locale locale, boolean internationalized, String defaultLocale, Texts realmTexts) {
    }

    /**
     * The texts of a realm, as long as Keycloak returns the same map, which it does for a cached realm. They are not
     * compared: there may be thousands, and Keycloak changes the map of a realm that it has just cached.
     */
    private record Texts(Map<String, Map<String, String>> map) {

        private static Texts of(RealmModel realm) {
            Map<String, Map<String, String>> map = realm.getRealmLocalizationTexts();
            return new Texts(map.isEmpty() ? Map.of() : map);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Texts texts && texts.map == map;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(map);
        }
    }

    private final Map<Key, Properties> bundles = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Properties> eldest) {
            return size() > MOST;
        }
    };

    /** The result of {@link #build}, shared: callers must not change it. */
    Properties get(Theme theme, RealmModel realm, Locale locale) throws IOException {
        Key key = new Key(theme, locale, realm.isInternationalizationEnabled(), realm.getDefaultLocale(),
                Texts.of(realm));
        Properties kept = find(key);
        return kept == null ? keep(key, build(theme, realm, locale)) : kept;
    }

    /** The theme's own {@link Theme#getEnhancedMessages}, with bundled texts in place of broken ones. */
    static Properties build(Theme theme, RealmModel realm, Locale locale) throws IOException {
        Properties words = new Properties();
        words.putAll(theme.getEnhancedMessages(realm, locale));
        new TextRepair(realm, theme, locale).repair(words, TextRepair.MAILS)
                .forEach(text -> LOG.warnf("Realm '%s': %s", realm.getName(), text));
        return words;
    }

    private synchronized Properties find(Key key) {
        return bundles.get(key);
    }

    private synchronized Properties keep(Key key, Properties bundle) {
        bundles.put(key, bundle);
        return bundle;
    }
}
