package io.github.onetimecode.core;

/**
 * What a person typed or pasted, which may hold more than the code: the line of a mail, say. {@link CodeReading} has the
 * rule by which the code is found in it.
 */
public final class TypedCode {

    /** Characters (UTF-16). More is not looked at; a whole mail of ours is shorter. */
    public static final int LONGEST = 1_000;
    /** Neither empty nor with a code in it. */
    private static final String UNREADABLE = "?";

    private final String text;

    private TypedCode(String text) {
        this.text = text;
    }

    /** Takes a form's field. In a text of more than {@link #LONGEST} characters there is no code. */
    public static TypedCode of(String typed) {
        return new TypedCode(typed.length() > LONGEST ? UNREADABLE : typed);
    }

    /** Whether nothing was typed but spaces and hyphens. */
    public boolean isEmpty() {
        return text.codePoints().allMatch(c -> TypedWords.isInvisible(c) || TypedWords.isSeparator(c));
    }

    /** What of it can be the code of this challenge. */
    public CodeReading readFor(CodeChallenge challenge) {
        return CodeReading.of(text, challenge.alphabet(), challenge.length());
    }

    @Override
    public String toString() {
        return "TypedCode[hidden]";
    }
}
