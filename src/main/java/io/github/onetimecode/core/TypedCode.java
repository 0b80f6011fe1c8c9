package io.github.onetimecode.core;

/**
 * What a person typed, cleaned: spaces, hyphens and invisible characters dropped, digits and letters of any width or
 * script made ASCII, letters upper-cased. Anything else stays, and is then simply wrong.
 */
public final class TypedCode {

    /** More than this is not looked at: no code and no paste of one is as long. */
    private static final int LONGEST = 64;
    private static final int MINUS_SIGN = 0x2212;
    private static final int EVERY_DIGIT_AND_LATIN_LETTER = Character.MAX_RADIX;

    private final String text;

    private TypedCode(String text) {
        this.text = text;
    }

    /** Cleans a form's field. A text of more than 64 characters becomes one that no code equals. */
    public static TypedCode of(String typed) {
        if (typed.length() > LONGEST) {
            return new TypedCode("(too long)");
        }
        StringBuilder cleaned = new StringBuilder(typed.length());
        typed.codePoints().filter(c -> !isSeparator(c)).forEach(c -> append(cleaned, c));
        return new TypedCode(cleaned.toString());
    }

    /** Whether nothing was typed: no attempt, costs nothing. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    String text() {
        return text;
    }

    private static void append(StringBuilder cleaned, int c) {
        int value = Character.digit(c, EVERY_DIGIT_AND_LATIN_LETTER);
        if (value < 0) {
            cleaned.appendCodePoint(c);
        } else {
            cleaned.append(Character.toUpperCase(Character.forDigit(value, EVERY_DIGIT_AND_LATIN_LETTER)));
        }
    }

    /** Mail programs and phones put spaces, dashes and invisible joiners into what is copied. */
    private static boolean isSeparator(int c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == MINUS_SIGN
                || type == Character.DASH_PUNCTUATION || type == Character.FORMAT;
    }

    @Override
    public String toString() {
        return "TypedCode[hidden]";
    }
}
