package io.github.onetimecode.core;

/** What came of an attempt to confirm a code. */
public enum Confirmation {

    /** It is the code, in time, for the first time. */
    ACCEPTED,

    /** It is another text. The only outcome that is a failed credential. */
    WRONG,

    /** It can't be the code, since it is longer or shorter: it was not compared, and costs nothing. */
    OTHER_LENGTH,

    /** There is no code in it, or more than one that could be meant: it was not compared, and costs nothing. */
    UNCLEAR,

    /** The lifetime is over, or the code was issued under a key or for a binding that is no longer there. */
    EXPIRED,

    /** It is the code, and it has been used before, or just now by another request. */
    USED,

    /** Too many wrong texts for this code: it was not compared. */
    EXHAUSTED,

    /** Too many wrong texts by this user in 24 hours: it was not compared. */
    LIMITED,

    /** The user is locked for a time, or has another attempt under way: it was not compared. */
    USER_LOCKED,

    /** The user is locked for good: it was not compared. */
    USER_LOCKED_FOR_GOOD
}
