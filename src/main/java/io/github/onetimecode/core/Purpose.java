package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What an application wants confirmed, in its own words: an amount and a payee, say. The person who gets the mail reads it
 * under the realm's name, so it is plain text in one line, and nothing that leads anywhere.
 *
 * @param text empty where there is none
 */
public record Purpose(String text) {

    /** Characters, by code points. */
    public static final int LONGEST = 120;

    /**
     * What mail programs make a link of: anything with <code>://</code>, <code>www.</code>, an at sign between words, a word
     * and another that begins with a letter with a dot between them, as in a domain name, and four numbers with dots. Wider
     * than need be: "paid.Thanks" is refused, "paid. Thanks" and "49.90" are not.
     */
    private static final Pattern LINK = Pattern.compile("://|\\bwww\\.|[^\\s@]@[^\\s@]"
            + "|[\\p{L}\\p{M}\\p{N}][.\u3002]\\p{L}[\\p{L}\\p{M}\\p{N}-]|\\d+(?:[.\u3002]\\d+){3}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Keycloak's templates take what begins like this for the name of a text. */
    private static final String PLACEHOLDER = "${";

    /** Where people just log in. Below the others, which it is checked against. */
    public static final Purpose NONE = new Purpose("");

    /** @throws IllegalArgumentException with words for the caller, if it is no such text */
    public Purpose {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new IllegalArgumentException("has to be at most " + LONGEST + " characters long");
        }
        if (!text.isEmpty() && text.codePoints().allMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("has to say something");
        }
        if (!text.codePoints().allMatch(Purpose::isPlain)) {
            throw new IllegalArgumentException("has to be one line without control characters or invisible ones");
        }
        if (text.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException("must not contain '" + PLACEHOLDER + "'");
        }
        // Full-width letters and dots lead to the same page as the usual ones.
        if (LINK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find()) {
            throw new IllegalArgumentException("must not contain addresses of web pages or mailboxes");
        }
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    /** SHA-256 of the text in UTF-8, in hexadecimal digits: for events, where the text itself does not belong. */
    public String digest() {
        return HexFormat.of().formatHex(Derivation.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** It is for the user's eyes. */
    @Override
    public String toString() {
        return "Purpose[" + text.length() + "]";
    }
}
