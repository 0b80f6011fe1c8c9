package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What an application wants confirmed, in its own words: an amount and a payee, say. The person who gets the mail reads it
 * under the realm's name, so it is plain text in one line, and nothing that leads anywhere.
 *
 * @param text empty where there is none
 */
public record Purpose(String text) {

    /** Characters, by code points. */
    public static final int LONGEST = 120;

    /** Keycloak's templates take what begins like this for the name of a text. */
    private static final String PLACEHOLDER = "${";

    /** Where people just log in. Below the others, which it is checked against. */
    public static final Purpose NONE = new Purpose("");

    /** @throws IllegalArgumentException with words for the caller, if it is no such text */
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

    /** SHA-256 of the text in UTF-8, in hexadecimal digits: for events, where the text itself does not belong. */
    public String digest() {
        return HexFormat.of().formatHex(Derivation.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** It is for the user's eyes. */
    @Override
    public String toString() {
        return "Purpose[" + text.length() + "]";
    }
}
