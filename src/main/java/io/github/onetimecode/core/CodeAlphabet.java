package io.github.onetimecode.core;

/** The characters that a code is made of. */
public enum CodeAlphabet {

    /** {@code 0} to {@code 9}: what a phone's numeric keyboard offers. */
    DIGITS("0123456789"),

    /** 30 characters without {@code 0 O}, {@code 1 I L} and {@code U}, which people confuse (the U with a V). */
    LETTERS_AND_DIGITS("23456789ABCDEFGHJKMNPQRSTVWXYZ");

    private final String characters;

    CodeAlphabet(String characters) {
        this.characters = characters;
    }

    /** All characters, in the order of their value. */
    public String characters() {
        return characters;
    }

    public int size() {
        return characters.length();
    }

    /** The character with this value, 0 to {@link #size()} - 1. */
    char at(int place) {
        return characters.charAt(place);
    }

    /** Whether the text consists of these characters only. */
    boolean hasAllOf(String text) {
        return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }
}
