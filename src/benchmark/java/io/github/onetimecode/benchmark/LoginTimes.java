package io.github.onetimecode.benchmark;

/**
 * How long one login took, as far as it went. What it did not get to is negative.
 *
 * @param openNanos     until the page that asks for the password
 * @param passwordNanos from the password to the next page, or to the application
 * @param codeNanos     from the code to the application
 * @param mailNanos     from that next page to the mail's acceptance, 0 where it had been accepted before
 */
record LoginTimes(long openNanos, long passwordNanos, long codeNanos, long mailNanos) {

    static final long NONE = -1;

    static LoginTimes untilNextPage(long openNanos, long passwordNanos) {
        return new LoginTimes(openNanos, passwordNanos, NONE, NONE);
    }

    /** Of an application that has no page: it opens with the request that asks for the code. */
    static LoginTimes ofRequests(long issueNanos, long confirmNanos, long mailNanos) {
        return new LoginTimes(issueNanos, NONE, confirmNanos, mailNanos);
    }

    /** All that a person without a second factor waits for. */
    long withPasswordNanos() {
        return openNanos + passwordNanos;
    }
}
