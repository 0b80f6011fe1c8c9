package io.github.onetimecode.mail.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;

/**
 * Keycloak's {@code msg}, which formats the same text with the same values once for both parts of a mail. It must not
 * outlive the rendering of that mail, since its texts contain the code.
 */
final class FormattedOnce implements TemplateMethodModelEx {

    private final TemplateMethodModelEx keycloaks;
    private final Map<List<Object>, Object> texts = new HashMap<>();

    private FormattedOnce(TemplateMethodModelEx keycloaks) {
        this.keycloaks = keycloaks;
    }

    /** @param msg the template variable, of whatever kind */
    static Object of(Object msg) {
        return msg instanceof TemplateMethodModelEx method && !(msg instanceof FormattedOnce)
                ? new FormattedOnce(method) : msg;
    }

    @Override
    public Object exec(List arguments) throws TemplateModelException {
        Optional<List<Object>> values = values(arguments);
        Object text = values.map(texts::get).orElse(null);
        if (text == null) {
            text = keycloaks.exec(arguments);
            if (values.isPresent()) {
                texts.put(values.get(), text);
            }
        }
        return text;
    }

    /** Empty if a value is of a kind that may look different the next time. */
    private static Optional<List<Object>> values(List<?> arguments) {
        List<Object> values = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof SimpleScalar text) {
                values.add(text.getAsString());
            } else if (argument instanceof SimpleNumber number) {
                values.add(number.getAsNumber());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
