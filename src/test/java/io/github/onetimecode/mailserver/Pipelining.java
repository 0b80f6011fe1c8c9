package io.github.onetimecode.mailserver;

/** What a mail server does with several commands that come in one go (RFC 2920). */
public enum Pipelining {
    /** It does not say that it takes them. If they come, it does. */
    NONE,
    /** As all big mail servers do. */
    OFFERED,
    /** It begins each mail, even one that it takes from nobody or for nobody, and takes it if it is empty. */
    CARELESS,
    /** It says that it takes them, and hears only the first. */
    HARD_OF_HEARING,
    /** It says that it takes them, and takes those that come together for one. */
    SAYS_500("500 what?"),
    /** The same, in other words. */
    SAYS_502("502 not like this"),
    /** It says that it takes them, and wants them one after the other. */
    SAYS_503("503 one after the other");

    private final String objection;

    Pipelining() {
        this("");
    }

    Pipelining(String objection) {
        this.objection = objection;
    }

    /** Its only answer to several commands; empty if it answers each. */
    String objection() {
        return objection;
    }
}
