package io.github.onetimecode.text;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves references to other texts, <code>${key}</code>. Keycloak 26.7 resolves them only in templates. */
public final class TextReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private TextReferences() {
    }

    /** A key without a text is replaced by itself, as in Keycloak. */
    public static String resolved(String text, Properties words) {
        return REFERENCE.matcher(text).replaceAll(reference ->
                Matcher.quoteReplacement(words.getProperty(reference.group(1), reference.group(1))));
    }
}
