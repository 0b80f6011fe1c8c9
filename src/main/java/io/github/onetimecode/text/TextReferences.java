package io.github.onetimecode.text;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that name other texts, <code>${key}</code>: Keycloak 26.7 looks them up where a template is filled, and nowhere else. */
public final class TextReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private TextReferences() {
    }

    /** A key that there is no text for stands for itself, as with Keycloak. */
    public static String resolved(String text, Properties words) {
        return REFERENCE.matcher(text).replaceAll(reference ->
                Matcher.quoteReplacement(words.getProperty(reference.group(1), reference.group(1))));
    }
}
