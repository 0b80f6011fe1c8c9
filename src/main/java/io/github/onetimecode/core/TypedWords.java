package io.github.onetimecode.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words, which are runs of characters that could belong to a code, and what is between them.
 * Characters of any width or script become ASCII, letters become capitals.
 */
final class TypedWords {

    /**
     * One word.
     *
     * @param text     in ASCII capitals, except for letters that no code contains
     * @param small    whether it consists of letters, at least one of them small: a word of a sentence
     * @param attached whether only separators stand between it and the previous word
     */
    record Word(String text, boolean small, boolean attached) {
    }

    private static final int MINUS_SIGN = 0x2212;
    private static final int DECIMAL = 10;
    private static final int EVERY_DIGIT_AND_LATIN_LETTER = Character.MAX_RADIX;

    private final CodeAlphabet alphabet;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean hasDigit;
    private boolean hasSmallLetter;
    private boolean attached;

    private TypedWords(CodeAlphabet alphabet) {
        this.alphabet = alphabet;
    }

    /** In the order of the text. */
    static List<Word> of(String text, CodeAlphabet alphabet) {
        TypedWords read = new TypedWords(alphabet);
        text.codePoints().filter(c -> !isInvisible(c)).forEach(read::take);
        read.endWord();
        return List.copyOf(read.words);
    }

    /** Phones and mail programs add joiners and direction marks to copied text, even inside a number. */
    static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT;
    }

    /** Characters that people write between the groups of a number. */
    static boolean isSeparator(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == MINUS_SIGN
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    private void take(int c) {
        if (isOfWord(c)) {
            int value = Character.digit(c, EVERY_DIGIT_AND_LATIN_LETTER);
            if (value < 0) {
                word.appendCodePoint(c);
            } else {
                word.append(Character.toUpperCase(Character.forDigit(value, EVERY_DIGIT_AND_LATIN_LETTER)));
            }
            hasDigit |= Character.isDigit(c);
            hasSmallLetter |= Character.isLowerCase(c);
        } else {
            endWord();
            attached &= isSeparator(c);
        }
    }

    private boolean isOfWord(int c) {
        return switch (alphabet) {
            case DIGITS -> Character.digit(c, DECIMAL) >= 0;
            case LETTERS_AND_DIGITS -> Character.isLetterOrDigit(c);
        };
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(new Word(word.toString(), hasSmallLetter && !hasDigit, attached));
            word.setLength(0);
            hasDigit = false;
            hasSmallLetter = false;
            attached = true;
        }
    }
}
