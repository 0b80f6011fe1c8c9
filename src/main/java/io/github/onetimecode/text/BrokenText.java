package io.github.onetimecode.text;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * A text of a realm or a theme that cannot replace the bundled one.
 *
 * @param key      message key of the text
 * @param language language tag of the text
 * @param source   where it comes from, in words
 * @param fault    what is wrong with it, in words
 */
public record BrokenText(String key, String language, String source, String fault) {

    public BrokenText {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fault, "fault");
    }

    /** Blames the realm's text if that is broken, otherwise the theme's. */
    public static BrokenText in(RealmModel realm, Theme theme, Locale locale, String key, String fault) {
        Optional<String> language = Stream.of(locale.toLanguageTag(), locale.getLanguage(), realm.getDefaultLocale(),
                        "en").filter(Objects::nonNull).filter(tag -> isBrokenBy(realm, tag, key)).findFirst();
        return new BrokenText(key, language.orElse(locale.toLanguageTag()),
                language.isPresent() ? "of the realm" : "of the " + theme.getType().name().toLowerCase(Locale.ROOT)
                        + " theme '" + theme.getName() + "'", fault);
    }

    private static boolean isBrokenBy(RealmModel realm, String language, String key) {
        String text = realm.getRealmLocalizationTextsByLocale(language).get(key);
        return text != null && OurTexts.fault(key, text, Locale.forLanguageTag(language)).isPresent();
    }

    /** One line for the administrator's log. */
    @Override
    public String toString() {
        // Keycloak's own page shows the names of factors and does not check them.
        return "text '" + key + "' in '" + language + "' " + source + " " + fault
                + (key.startsWith("one-time-code-") ? ", Keycloak shows it unchanged"
                : ", the bundled text is used instead");
    }
}
