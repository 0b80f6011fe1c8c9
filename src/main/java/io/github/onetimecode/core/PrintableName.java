package io.github.onetimecode.core;

import java.util.stream.Stream;

/**
 * Makes a name that somebody else chose safe to show in one line of a page or a mail: without line breaks and control
 * characters, which could fake further text, without <code>${...}</code>, which templates would replace, and not too
 * long.
 */
public final class PrintableName {

    private static final int LONGEST = 80;
    private static final String ELLIPSIS = "\u2026";

    private PrintableName() {
    }

    /** For logs, for answers to programs, and for names that an administrator of the realm chose. */
    public static String of(String name) {
        return cut(line(name));
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + ELLIPSIS;
    }

    /**
     * For people who trust the realm: the first name that is not blank and that no mail program turns into a link, by
     * the same rule as for a {@link Purpose}.
     *
     * @return empty if there is none
     */
    public static String firstOf(String... names) {
        return Stream.of(names).filter(PrintableName::leadsNowhere).map(PrintableName::of).findFirst().orElse("");
    }

    /**
     * The same for an account. If its name is a mail address, the part before the at sign is used, with spaces for
     * dots, so that people recognize each other even where addresses serve as user names.
     */
    public static String ofAccount(String name) {
        int at = name.indexOf('@');
        return at <= 0 ? firstOf(name) : firstOf(name, name.substring(0, at).replace('.', ' ') + ELLIPSIS);
    }

    /** The part that is cut off counts as well: a name with a link in it is an attempt to place one. */
    private static boolean leadsNowhere(String name) {
        String line = line(name);
        String shown = cut(line);
        // What is cut off shows an ellipsis, which mail programs may take for dots.
        if (LinkRule.isHarmless(shown)) {
            return !shown.isEmpty();
        }
        return !LinkRule.isBlank(line) && !LinkRule.findsIn(line) && (shown.equals(line) || !LinkRule.findsIn(shown));
    }

    private static String line(String name) {
        return LinkRule.isHarmless(name) ? name.strip() : name.codePoints().map(c -> LinkRule.isPlain(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().replace("${", "$ {").strip();
    }
}
