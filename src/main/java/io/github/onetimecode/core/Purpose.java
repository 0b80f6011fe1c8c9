package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What an application wants confirmed, in its own words, such as an amount and a payee. The mail shows it under the
 * realm's name, so it is one line of plain text without links.
 *
 * @param text empty if there is no purpose
 */
public record Purpose(String text) {

    /** Counted in code points. */
    public static final int LONGEST = 120;

    /** Keycloak's templates treat text that begins like this as a message key. */
    private static final String PLACEHOLDER = "${";

    /** For a login. Stands below the constants that its constructor reads. */
    public static final Purpose NONE = new Purpose("");

    /** @throws IllegalArgumentException if the text is not allowed; its message is shown to the API caller */
    public Purpose {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new IllegalArgumentException("must be at most " + LONGEST + " characters long");
        }
        if (!text.isEmpty() && LinkRule.isBlank(text)) {
            throw new IllegalArgumentException("must not be blank");
        }
        if (!text.codePoints().allMatch(LinkRule::isPlain)) {
            throw new IllegalArgumentException("must be one line without control or invisible characters");
        }
        if (text.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException("must not contain '" + PLACEHOLDER + "'");
        }
        if (LinkRule.findsIn(text)) {
            throw new IllegalArgumentException("must not contain addresses of web pages or mailboxes");
        }
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    /** SHA-256 of the text in UTF-8, in hexadecimal digits: for events, which must not contain the text itself. */
    public String digest() {
        return HexFormat.of().formatHex(Derivation.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Without the text, which is meant for the user only. */
    @Override
    public String toString() {
        return "Purpose[" + text.length() + "]";
    }
}
