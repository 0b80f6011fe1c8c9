package io.github.onetimecode.core;

/**
 * What a person typed or pasted. It may contain more than the code, such as a whole line of the mail;
 * {@link CodeReading} finds the code in it.
 */
public final class TypedCode {

    /** UTF-16 characters. Longer texts are not read; a whole mail of this extension is shorter. */
    public static final int LONGEST = 1_000;
    /** Neither empty nor a code. */
    private static final String UNREADABLE = "?";

    private final String text;

    private TypedCode(String text) {
        this.text = text;
    }

    /** A text of more than {@link #LONGEST} characters contains no code. */
    public static TypedCode of(String typed) {
        return new TypedCode(typed.length() > LONGEST ? UNREADABLE : typed);
    }

    /** Whether only spaces and hyphens were typed. */
    public boolean isEmpty() {
        return text.codePoints().allMatch(c -> TypedWords.isInvisible(c) || TypedWords.isSeparator(c));
    }

    /** What can be the code of this challenge. */
    public CodeReading readFor(CodeChallenge challenge) {
        return CodeReading.of(text, challenge.alphabet(), challenge.length());
    }

    @Override
    public String toString() {
        return "TypedCode[hidden]";
    }
}
