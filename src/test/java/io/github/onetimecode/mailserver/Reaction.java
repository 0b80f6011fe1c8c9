package io.github.onetimecode.mailserver;

/**
 * What a mail server does at a {@link Stage} instead of what it should.
 *
 * @param kind   what it does
 * @param answer what it says, empty where it says nothing
 */
record Reaction(Kind kind, String answer) {

    enum Kind {
        AS_IT_SHOULD, ANSWERS, ANSWERS_AND_HANGS_UP, HANGS_UP, KEEPS_SILENT
    }

    static final Reaction GOOD = new Reaction(Kind.AS_IT_SHOULD, "");
    static final Reaction HANGING_UP = new Reaction(Kind.HANGS_UP, "");
    static final Reaction SILENCE = new Reaction(Kind.KEEPS_SILENT, "");

    static Reaction answering(String answer) {
        return new Reaction(Kind.ANSWERS, answer);
    }

    static Reaction dismissing(String answer) {
        return new Reaction(Kind.ANSWERS_AND_HANGS_UP, answer);
    }

    /** By 421 a server says that it is about to hang up (RFC 5321 section 3.8). */
    boolean saysGoodbye() {
        return kind == Kind.ANSWERS_AND_HANGS_UP || answer.startsWith("421");
    }
}
