package io.github.onetimecode.text;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * A text of a realm or of a theme that cannot take the place of ours.
 *
 * @param key      of both
 * @param language in which it is written
 * @param source   who has it, in words
 * @param fault    what is wrong with it
 */
public record BrokenText(String key, String language, String source, String fault) {

    public BrokenText {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fault, "fault");
    }

    /** The realm's own text, or else the theme's. */
    public static BrokenText in(RealmModel realm, Theme theme, Locale locale, String key, String fault) {
        Optional<String> language = Stream.of(locale.toLanguageTag(), locale.getLanguage(), realm.getDefaultLocale(), "en")
                .filter(Objects::nonNull).filter(tag -> isBrokenBy(realm, tag, key)).findFirst();
        return new BrokenText(key, language.orElse(locale.toLanguageTag()),
                language.isPresent() ? "of the realm" : "of the " + theme.getType().name().toLowerCase(Locale.ROOT)
                        + " theme '" + theme.getName() + "'", fault);
    }

    private static boolean isBrokenBy(RealmModel realm, String language, String key) {
        String text = realm.getRealmLocalizationTextsByLocale(language).get(key);
        return text != null && OurTexts.fault(key, text, Locale.forLanguageTag(language)).isPresent();
    }

    /** For the administrator. */
    @Override
    public String toString() {
        // Names of factors are on Keycloak's own page, which asks nobody.
        return "text '" + key + "' in '" + language + "' " + source + " " + fault
                + (key.startsWith("one-time-code-") ? ", Keycloak shows it unchanged"
                : ", the bundled text is used instead");
    }
}
