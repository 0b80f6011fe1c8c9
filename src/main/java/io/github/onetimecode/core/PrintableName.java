package io.github.onetimecode.core;

import java.util.stream.Stream;

/**
 * A name that somebody else chose, made safe to print in a line of a page or a mail: no line breaks or control
 * characters that could forge a text of their own, no <code>${...}</code> that a template would look up, not too long.
 */
public final class PrintableName {

    private static final int LONGEST = 80;
    private static final String ELLIPSIS = "\u2026";

    private PrintableName() {
    }

    /** For logs, for answers to programs, and for names that an administrator of the realm has chosen. */
    public static String of(String name) {
        String line = line(name);
        return line.codePointCount(0, line.length()) <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + ELLIPSIS;
    }

    /**
     * For the eyes of people who trust the realm: the first name that says something and that no mail program makes a link of,
     * by the same rule as a {@link Purpose}.
     *
     * @return empty if there is none
     */
    public static String firstOf(String... names) {
        return Stream.of(names).filter(PrintableName::leadsNowhere).map(PrintableName::of).findFirst().orElse("");
    }

    /**
     * The same for an account. Of a name that is a mail address it is the part before the at sign, with spaces for dots, so that
     * there is something by which people know each other where addresses are the names of accounts.
     */
    public static String ofAccount(String name) {
        int at = name.indexOf('@');
        return at <= 0 ? firstOf(name) : firstOf(name, name.substring(0, at).replace('.', ' ') + ELLIPSIS);
    }

    /** What is cut off counts as well: it makes no link of the rest, but a name that has one is somebody's try. */
    private static boolean leadsNowhere(String name) {
        return !LinkRule.isBlank(line(name)) && !LinkRule.findsIn(line(name)) && !LinkRule.findsIn(of(name));
    }

    private static String line(String name) {
        return name.codePoints().map(c -> LinkRule.isPlain(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().replace("${", "$ {").strip();
    }
}
