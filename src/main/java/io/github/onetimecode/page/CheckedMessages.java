package io.github.onetimecode.page;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;

import io.github.onetimecode.text.OurTexts;

/**
 * What templates know as {@code msg}. Passes calls on to Keycloak's own, but shows our original if a realm or a theme
 * has broken a text of ours.
 */
final class CheckedMessages implements TemplateMethodModelEx {

    private final TemplateMethodModelEx messages;
    private final Locale locale;
    private final BiConsumer<String, String> report;

    /**
     * @param messages Keycloak's own
     * @param locale   of our texts
     * @param report   takes the key of a broken text, and the fault
     */
    CheckedMessages(TemplateMethodModelEx messages, Locale locale, BiConsumer<String, String> report) {
        this.messages = messages;
        this.locale = locale;
        this.report = report;
    }

    @Override
    public Object exec(List arguments) throws TemplateModelException {
        String key = arguments.isEmpty() ? "" : arguments.get(0).toString();
        if (!OurTexts.has(key)) {
            return messages.exec(arguments);
        }
        Object[] values = values(arguments);
        Optional<String> filled = filled(key, values);
        if (filled.isPresent() && isEvident(filled.get(), values)) {
            return filled.get();
        }
        Optional<String> fault = OurTexts.fault(key, samples -> filled(key, samples)
                .orElseThrow(IllegalArgumentException::new));
        fault.ifPresent(what -> report.accept(key, what));
        return fault.isEmpty() && filled.isPresent() ? filled.get() : OurTexts.filled(locale, key, values);
    }

    /** Avoids the full check of {@link OurTexts#fault}: nearly always, all values are visible in the text. */
    private boolean isEvident(String filled, Object[] values) {
        for (Object value : values) {
            if (!filled.contains(value.toString()) && !(value instanceof Number
                    && filled.contains(NumberFormat.getInstance(locale).format(value)))) {
                return false;
            }
        }
        return !filled.contains("{");
    }

    /** Keycloak before 26.5 does not unwrap FreeMarker's numbers. */
    private Optional<String> filled(String key, Object[] values) {
        List<Object> arguments = new ArrayList<>(values.length + 1);
        arguments.add(key);
        arguments.addAll(Arrays.asList(values));
        try {
            return Optional.of(messages.exec(arguments).toString());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | TemplateModelException e) {
            // The report names the key and the fault.
            return Optional.empty();
        }
    }

    private static Object[] values(List<?> arguments) throws TemplateModelException {
        Object[] values = new Object[arguments.size() - 1];
        for (int i = 0; i < values.length; i++) {
            Object argument = arguments.get(i + 1);
            if (argument instanceof TemplateNumberModel number) {
                values[i] = number.getAsNumber();
            } else {
                values[i] = argument instanceof TemplateScalarModel text ? text.getAsString() : argument.toString();
            }
        }
        return values;
    }
}
