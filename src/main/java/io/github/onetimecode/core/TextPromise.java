package io.github.onetimecode.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The values that a message text must show, taken from the text that this extension ships. Themes and realms may word
 * the text differently as long as it still shows these values. The check fills the text in, so that it catches every
 * trap of {@link java.text.MessageFormat}: a single apostrophe, a broken brace, a choice without its number.
 */
public final class TextPromise {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)(,choice)?");
    private static final Pattern UNFILLED = Pattern.compile("\\{\\s*\\d");
    /** A choice may write 0 and 1 in words, but not this number. */
    private static final int IN_DIGITS = 27;
    private static final List<Integer> NUMBERS = List.of(0, 1, 2, IN_DIGITS);

    private record Value(int index, boolean number) {

        Object sample(int count) {
            return number ? shown(count) : "Sample" + index;
        }

        boolean isIn(String filled, int count) {
            return number ? count != IN_DIGITS || withAsciiDigits(filled).contains(String.valueOf(shown(count)))
                    : filled.contains("Sample" + index);
        }

        /** Different for each value, so that each one can be found. */
        private int shown(int count) {
            return count == IN_DIGITS ? IN_DIGITS + index : count;
        }

        private static String withAsciiDigits(String text) {
            return text.codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
    }

    private final List<Value> values;
    private final Set<Integer> dispensable;

    private TextPromise(List<Value> values, Set<Integer> dispensable) {
        this.values = values;
        this.dispensable = dispensable;
    }

    /**
     * @param ours        the text that this extension ships
     * @param numbers     whether its values are numbers even if no choice depends on them
     * @param dispensable indexes of the values that another text may leave out
     */
    public static TextPromise of(String ours, boolean numbers, Set<Integer> dispensable) {
        List<MatchResult> places = PLACEHOLDER.matcher(ours).results().toList();
        return new TextPromise(places.stream().map(place -> Integer.parseInt(place.group(1))).distinct().sorted()
                .map(index -> new Value(index, numbers || places.stream()
                        .anyMatch(place -> place.group(2) != null && place.group(1).equals(index.toString()))))
                .toList(), dispensable);
    }

    /**
     * Why a text breaks this promise; empty if it keeps it.
     *
     * @param fill fills the text in; throws IllegalArgumentException if that is impossible
     */
    public Optional<String> brokenBy(Function<Object[], String> fill) {
        return NUMBERS.stream().flatMap(count -> fault(fill, count).stream()).findFirst();
    }

    private Optional<String> fault(Function<Object[], String> fill, int count) {
        String filled;
        try {
            filled = fill.apply(values.stream().map(value -> value.sample(count)).toArray());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // An empty choice throws the latter (java.text.ChoiceFormat in Java 17).
            return Optional.of("cannot be filled in");
        }
        if (UNFILLED.matcher(filled).find()) {
            return Optional.of("shows a placeholder and not its value");
        }
        return values.stream().filter(value -> !dispensable.contains(value.index()) && !value.isIn(filled, count))
                .map(value -> "leaves out {" + value.index() + "}").findFirst();
    }
}
