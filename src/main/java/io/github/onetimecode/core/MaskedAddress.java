package io.github.onetimecode.core;

/** Masks a mail address so that its owner still recognizes it: {@code a***e@e***e.com} is alice@example.com. */
public final class MaskedAddress {

    private static final String STARS = "***";

    private MaskedAddress() {
    }

    /** Masks the part before the at sign and the domain up to its last dot; always three stars, whatever the length. */
    public static String of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return mask(address);
        }
        String domain = address.substring(at + 1);
        int dot = domain.lastIndexOf('.');
        String end = dot < 0 ? "" : domain.substring(dot);
        String host = dot < 0 ? domain : domain.substring(0, dot);
        return mask(address.substring(0, at)) + "@" + mask(host) + end;
    }

    /** Keeps the first and the last character; of one or two characters only the first, or nothing would be hidden. */
    private static String mask(String text) {
        if (text.isEmpty()) {
            return STARS;
        }
        String first = text.substring(0, text.offsetByCodePoints(0, 1));
        boolean isShort = text.codePointCount(0, text.length()) <= 2;
        return first + STARS + (isShort ? "" : text.substring(text.offsetByCodePoints(text.length(), -1)));
    }
}
