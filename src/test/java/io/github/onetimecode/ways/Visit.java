package io.github.onetimecode.ways;

/** Somebody who has come by one of the ways. */
interface Visit {

    /** What was said on arrival. */
    WayAnswer arrival();

    WayAnswer enter(String code);

    WayAnswer resend();
}
