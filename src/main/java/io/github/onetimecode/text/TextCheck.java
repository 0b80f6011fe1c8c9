package io.github.onetimecode.text;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

import io.github.onetimecode.core.ExceptionNames;

/** Checks all texts as a realm and its themes have changed them, in all its languages, before anybody sees one. */
public final class TextCheck {

    private final KeycloakSession session;
    private final RealmModel realm;

    /** @param session whose context names the realm */
    public TextCheck(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** One line for each text or theme that the administrator should mend. */
    public List<String> findings() {
        return Stream.concat(findings(Theme.Type.EMAIL, TextRepair.OF_MAILS),
                findings(Theme.Type.LOGIN, TextRepair.OF_PAGES)).toList();
    }

    private Stream<String> findings(Theme.Type type, Predicate<String> keys) {
        Stream<String> languages = realm.isInternationalizationEnabled() ? realm.getSupportedLocalesStream()
                : Stream.of(Locale.ENGLISH.toLanguageTag());
        return languages.sorted().map(Locale::forLanguageTag).flatMap(locale -> findings(type, locale, keys))
                .distinct();
    }

    private Stream<String> findings(Theme.Type type, Locale locale, Predicate<String> keys) {
        try {
            Theme theme = session.theme().getTheme(type);
            Properties words = new Properties();
            words.putAll(theme.getEnhancedMessages(realm, locale));
            return new TextRepair(realm, theme, locale).repair(words, keys).stream()
                    .map(text -> "Realm '" + realm.getName() + "': " + text);
        } catch (IOException | IllegalArgumentException e) {
            return Stream.of("Realm '" + realm.getName() + "': the texts of its " + type.name().toLowerCase(Locale.ROOT)
                    + " theme cannot be read in '" + locale + "': " + ExceptionNames.of(e));
        }
    }
}
