package io.github.onetimecode.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * Keeps what is made of a theme's texts, for each theme, language and set of realm texts. Keycloak 26.7 merges them
 * anew for each page and mail ({@code DefaultThemeManager.ExtendingTheme}). The cache is bounded, and realms without
 * texts of their own share an entry.
 *
 * @param <T> what is kept: shared, so nobody may change it
 */
public final class ThemeCache<T> {

    private final Map<Key, T> kept;

    /** Makes what is kept. */
    public interface Maker<T> {
        T make() throws IOException;
    }

    /**
     * Everything that can change the texts. Keycloak returns the same theme object as long as it caches the theme.
     */
    private record Key(Theme theme, Locale locale, boolean internationalized, String defaultLocale, Texts realmTexts,
                       Object other) {
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

    /** @param most entries; the one that was not used for longest goes */
    public ThemeCache(int most) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * What was kept, or else what is made now.
     *
     * @param other what else it depends on
     */
    public T get(Theme theme, RealmModel realm, Locale locale, Object other, Maker<T> maker) throws IOException {
        Key key = new Key(theme, locale, realm.isInternationalizationEnabled(), realm.getDefaultLocale(),
                Texts.of(realm), other);
        T found = find(key);
        return found == null ? keep(key, maker.make()) : found;
    }

    private synchronized T find(Key key) {
        return kept.get(key);
    }

    private synchronized T keep(Key key, T made) {
        kept.put(key, made);
        return made;
    }
}
