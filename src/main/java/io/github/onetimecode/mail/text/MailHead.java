package io.github.onetimecode.mail.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells phones and mail programs not to turn the digits of a code into a link. They look for this in the head of a mail
 * only, which is part of the theme; Keycloak's own frame has no head (26.7).
 */
final class MailHead {

    private static final String META = """
            <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
            """;
    /** For programs that make a link anyway: it looks like plain digits and does nothing. */
    private static final String STYLE = """
            <style>
                .one-time-code a { color: inherit !important; text-decoration: none !important; pointer-events: none; }
            </style>
            """;
    private static final Pattern END = Pattern.compile("</head\\s*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOCUMENT = Pattern.compile("<html(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);

    private MailHead() {
    }

    /** The mail with this head; unchanged if the theme writes no complete document. */
    static String completed(String html) {
        String added = (html.contains("format-detection") ? "" : META) + STYLE;
        Matcher end = END.matcher(html);
        if (end.find()) {
            return html.substring(0, end.start()) + added + html.substring(end.start());
        }
        Matcher document = DOCUMENT.matcher(html);
        return document.find() ? html.substring(0, document.end()) + "\n<head>\n" + added + "</head>"
                + html.substring(document.end()) : html;
    }
}
