package io.github.onetimecode.core;

/** The outcome of an attempt to confirm a code. */
public enum Confirmation {

    /** The right code, in time and for the first time. */
    ACCEPTED,

    /** A wrong code. The only outcome that counts as a failed credential. */
    WRONG,

    /** Longer or shorter than the code. It was not compared and costs no attempt. */
    OTHER_LENGTH,

    /** Contains no code, or more than one possible code. It was not compared and costs no attempt. */
    UNCLEAR,

    /** The lifetime has ended, or the key or the binding of the code no longer exists. */
    EXPIRED,

    /** The right code, but it was used before, perhaps just now by another request. */
    USED,

    /** This code has no attempts left. The text was not compared. */
    EXHAUSTED,

    /** The user has entered too many wrong codes in 24 hours. The text was not compared. */
    LIMITED,

    /** The user is temporarily locked, or another attempt of the user is in progress. The text was not compared. */
    USER_LOCKED,

    /** The user is permanently locked. The text was not compared. */
    USER_LOCKED_FOR_GOOD
}
