package io.github.onetimecode.page;

/** What the page asks a code for. This decides the wording of the page and which other buttons it has. */
public enum PageKind {

    /** A login. */
    SIGN_IN,

    /** An enrolment that an application requests or an administrator demands. */
    ENROLMENT,

    /** An offer to prove a changed address, now or later. */
    OFFER
}
