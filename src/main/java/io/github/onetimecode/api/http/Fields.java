package io.github.onetimecode.api.http;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.core.Purpose;

/** The fields of a JSON object. It remembers which ones were read, to refuse the others at the end. */
public final class Fields {

    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    Fields(JsonNode object) {
        this.object = object;
    }

    /** @throws ProblemException if the field is missing, empty, too long, not a text, or has control characters */
    public String text(String name, int longest) throws ProblemException {
        return optionalText(name, longest).orElseThrow(() -> ProblemException.ofField(name, "is missing"));
    }

    /**
     * A text that a person may have pasted, with line ends and tabs in it. It must not be stored.
     *
     * @throws ProblemException if the field is missing, empty, too long, or not a text
     */
    public String pastedText(String name, int longest) throws ProblemException {
        return optionalText(name, longest, c -> true, "")
                .orElseThrow(() -> ProblemException.ofField(name, "is missing"));
    }

    /** Empty if the field is missing. */
    public Optional<String> optionalText(String name, int longest) throws ProblemException {
        return optionalText(name, longest, Fields::isPlain, " without control characters");
    }

    private Optional<String> optionalText(String name, int longest, IntPredicate allowed, String rule)
            throws ProblemException {
        JsonNode field = field(name);
        if (field == null) {
            return Optional.empty();
        }
        String text = field.textValue();
        if (text == null || text.isEmpty() || text.codePointCount(0, text.length()) > longest
                || !text.codePoints().allMatch(allowed)) {
            throw ProblemException.ofField(name, "must be a text of 1 to " + longest + " characters" + rule);
        }
        return Optional.of(text);
    }

    public OptionalInt optionalNumber(String name, int least, int most) throws ProblemException {
        JsonNode field = field(name);
        if (field == null) {
            return OptionalInt.empty();
        }
        if (!field.isIntegralNumber() || !field.canConvertToInt()
                || field.intValue() < least || field.intValue() > most) {
            throw ProblemException.ofField(name, "must be a whole number from " + least + " to " + most);
        }
        return OptionalInt.of(field.intValue());
    }

    /** The index of the field's value in a list of words; 0 if the field is missing. */
    public int choice(String name, List<String> words) throws ProblemException {
        JsonNode field = field(name);
        if (field == null) {
            return 0;
        }
        int place = field.isTextual() ? words.indexOf(field.textValue()) : -1;
        if (place < 0) {
            throw ProblemException.ofField(name, "must be one of " + String.join(", ", words));
        }
        return place;
    }

    /** Empty if the field is missing. */
    public Optional<Purpose> optionalPurpose(String name) throws ProblemException {
        JsonNode field = field(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.textValue() == null || field.textValue().isEmpty()) {
            throw ProblemException.ofField(name, "must be a text that is not empty");
        }
        try {
            return Optional.of(new Purpose(field.textValue()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField(name, e.getMessage());
        }
    }

    /** @throws ProblemException if the object has a field that was not read */
    public void requireNoOthers() throws ProblemException {
        for (String name : (Iterable<String>) object::fieldNames) {
            if (!read.contains(name)) {
                throw ProblemException.ofField(name, "is not known");
            }
        }
    }

    private JsonNode field(String name) {
        read.add(name);
        return object.get(name);
    }

    /** Some databases do not accept the other characters. */
    private static boolean isPlain(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
