package io.github.onetimecode.page;

/** What a code is asked for, which decides how the page speaks of it and which ways out it offers. */
public enum PageKind {

    /** Somebody signs in. */
    SIGN_IN,

    /** Somebody enrols, asked for by an application or demanded by an administrator. */
    ENROLMENT,

    /** Somebody may prove a changed address, now or later. */
    OFFER
}
