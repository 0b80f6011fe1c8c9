package io.github.onetimecode.core;

/**
 * A name that somebody else chose, made safe to print in a line of a page or a mail: no line breaks or control
 * characters that could forge a text of their own, no <code>${...}</code> that a template would look up, not too long.
 */
public final class PrintableName {

    private static final int LONGEST = 80;
    private static final String ELLIPSIS = "\u2026";

    private PrintableName() {
    }

    public static String of(String name) {
        String line = name.codePoints()
                .map(c -> isPrintable(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().replace("${", "$ {").strip();
        return line.codePointCount(0, line.length()) <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + ELLIPSIS;
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
