package io.github.onetimecode.mail.text;

import java.util.regex.Pattern;

/**
 * Finds a code in what a mail program shows. Nearly every mail contains the code in one piece. That is looked for
 * first, because the expressions for all other mails take a quarter of the time in which a mail is written.
 */
final class VisibleCode {

    private static final String COMMENT = "<!--";
    private static final Pattern MARKUP = Pattern.compile("<!--.*?-->|<[^>]*>|&#?\\w+;", Pattern.DOTALL);
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Za-z0-9]+");

    private VisibleCode() {
    }

    /** However the code is spaced. */
    static boolean isInText(String part, String code) {
        return part.contains(code) || NEITHER_LETTER_NOR_DIGIT.matcher(part).replaceAll("").contains(code);
    }

    /** The same for HTML, however the characters are marked up. */
    static boolean isInHtml(String part, String code) {
        return isInOnePiece(part, code) || isInText(MARKUP.matcher(part).replaceAll(""), code);
    }

    /** After a tag or a space, so that it is no part of an entity, and outside tags and comments. */
    private static boolean isInOnePiece(String html, String code) {
        int at = html.indexOf(code);
        if (at < 1 || html.charAt(at - 1) != '>' && html.charAt(at - 1) != ' ') {
            return false;
        }
        boolean insideTag = html.lastIndexOf('<', at) > html.lastIndexOf('>', at);
        int comment = html.lastIndexOf(COMMENT, at);
        return !insideTag && (comment < 0 || html.lastIndexOf("-->", at) >= comment + COMMENT.length());
    }
}
