package io.github.onetimecode.keycloak.version;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.keycloak.theme.beans.MessageFormatterMethod;

import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModelException;

/**
 * How numbers reach a text. Since 26.5, a text can format them: {@code {0,number}} or {@code {0,choice,...}}. Before,
 * Keycloak's templates hand on FreeMarker's own objects, and only a plain {@code {0}} can show these.
 */
public final class TextNumbers {

    private static final boolean CAN_BE_FORMATTED = canBeFormatted();

    private TextNumbers() {
    }

    static boolean areOffered() {
        return CAN_BE_FORMATTED;
    }

    /** The values as a text gets them: numbers as strings if this version of Keycloak cannot format them. */
    public static Object[] handedOn(Object... values) {
        return CAN_BE_FORMATTED ? values
                : Stream.of(values).map(value -> value instanceof Number ? value.toString() : value).toArray();
    }

    private static boolean canBeFormatted() {
        Properties texts = new Properties();
        texts.setProperty("number", "{0,number}");
        try {
            new MessageFormatterMethod(Locale.ROOT, texts)
                    .exec(List.of(new SimpleScalar("number"), new SimpleNumber(1)));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }
}
