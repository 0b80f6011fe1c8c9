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
    HARD_OF_HEARING
}
