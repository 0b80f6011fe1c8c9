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
 * The words of mails, put together once for each theme, language and set of realm texts. Keycloak 26.7 does it anew for each
 * mail ({@code DefaultThemeManager.ExtendingTheme}), which is most of what rendering one costs. Bounded; realms without texts
 * of their own share an entry. Those that cannot take the place of ours are named in the log, once for each entry.
 */
public final class MessageBundles {

    private static final Logger LOG = Logger.getLogger("one-time-code.text");
    private static final int MOST = 64;

    /** Whatever may change the words. Themes are the same object for as long as Keycloak keeps them. */
    private record Key(Theme theme, Locale locale, boolean internationalized, String defaultLocale,
                       Map<String, Map<String, String>> realmTexts) {
    }

    private final Map<Key, Properties> bundles = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Properties> eldest) {
            return size() > MOST;
        }
    };

    /** What {@link #build} gives. Not to be changed by who gets it. */
    Properties get(Theme theme, RealmModel realm, Locale locale) throws IOException {
        Key key = new Key(theme, locale, realm.isInternationalizationEnabled(), realm.getDefaultLocale(),
                realm.getRealmLocalizationTexts());
        Properties kept = find(key);
        return kept == null ? keep(key, build(theme, realm, locale)) : kept;
    }

    /** The theme's own {@link Theme#getEnhancedMessages}, with ours in the place of those that have lost their sense. */
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
