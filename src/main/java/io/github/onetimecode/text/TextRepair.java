package io.github.onetimecode.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** Finds texts of a theme and a realm that cannot replace the bundled ones, and puts the bundled ones back. */
public final class TextRepair {

    /** The keys of the texts that mails show. */
    public static final Predicate<String> OF_MAILS =
            Pattern.compile("oneTimeCodeMail(?!(Failed|Limit)$).*|oneTimeCodeNameNotShown").asMatchPredicate();
    /** The keys of the texts that pages show. */
    public static final Predicate<String> OF_PAGES =
            Pattern.compile("(?!oneTimeCodeMail).*|oneTimeCodeMail(Failed|Limit)").asMatchPredicate();

    private final RealmModel realm;
    private final Theme theme;
    private final Locale locale;

    public TextRepair(RealmModel realm, Theme theme, Locale locale) {
        this.realm = realm;
        this.theme = theme;
        this.locale = locale;
    }

    /** Puts the bundled texts in their place and returns what was broken. */
    public List<BrokenText> repair(Properties words, Predicate<String> keys) {
        List<BrokenText> broken = new ArrayList<>();
        for (String key : OurTexts.keys().stream().filter(keys).sorted().toList()) {
            String text = TextReferences.resolved(words.getProperty(key, ""), words);
            Optional<String> fault = OurTexts.fault(key, text, locale);
            fault.ifPresent(what -> broken.add(BrokenText.in(realm, theme, locale, key, what)));
            words.setProperty(key, fault.isPresent() ? OurTexts.in(locale, key) : text);
        }
        return broken;
    }
}
