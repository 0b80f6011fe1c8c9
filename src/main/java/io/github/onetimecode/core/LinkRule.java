package io.github.onetimecode.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Finds what mail programs turn into a link, and characters that nobody can see. Purposes and names are chosen by
 * others but mailed under the realm's name, so they must not contain either.
 */
final class LinkRule {

    /**
     * Anything with <code>://</code>, <code>www.</code>, an at sign between words, a dot between a word and one that
     * begins with a letter (as in a domain name), four numbers with dots, a scheme that works without slashes, or the
     * address of a shared folder. Wider than necessary: "paid.Thanks" is found, "paid. Thanks" and "49.90" are not.
     */
    private static final Pattern LINK = Pattern.compile("://|\\bwww\\.|[^\\s@]@[^\\s@]"
            + "|[\\p{L}\\p{M}\\p{N}][.\u3002]\\p{L}[\\p{L}\\p{M}\\p{N}-]|\\d+(?:[.\u3002]\\d+){3}"
            + "|\\b(?:mailto|tel|sms|callto|facetime|skype|sips?|xmpp|news|urn|data|javascript|file|geo|magnet|about"
            + "|intent):\\S"
            + "|\\\\\\\\[^\\s\\\\]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Letters and marks that show nothing. Some mail programs make a link of the text around them all the same. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164"
            + "\ufe00-\ufe0f\uffa0\\x{e0100}-\\x{e01ef}]");

    private LinkRule() {
    }

    /** Also with full-width letters and dots, which lead to the same page. */
    static boolean findsIn(String text) {
        return !isHarmless(text) && searchIn(text);
    }

    /**
     * Whether it has only characters that can be seen and of which alone no link is made. Most names are like that,
     * which saves the search.
     */
    static boolean isHarmless(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isHarmless(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ' || c == '-' || c == '_';
    }

    private static boolean searchIn(String text) {
        String plain = INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return LINK.matcher(plain).find();
    }

    /** Whether this is a visible character or a space, and no line break. */
    static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Whether nothing of the text can be seen. */
    static boolean isBlank(String text) {
        return text.codePoints().noneMatch(c -> isHarmless(c) && c != ' ') && INVISIBLE.matcher(text).replaceAll("")
                .codePoints().allMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c));
    }
}
