package io.github.onetimecode.benchmark;

import java.time.Duration;

/**
 * How a mail server treats those who want to send.
 *
 * @param name            for tables
 * @param delay           before each mail is accepted
 * @param hangs           greets, and never answers after that
 * @param mostConnections at a time; whoever comes when there are as many gets 421
 */
record MailManner(String name, Duration delay, boolean hangs, int mostConnections) {

    static final MailManner PROMPT = slow(Duration.ZERO);
    static final MailManner HANGING = new MailManner("hanging", Duration.ZERO, true, Integer.MAX_VALUE);

    static MailManner slow(Duration delay) {
        return new MailManner(delay.toMillis() + "ms", delay, false, Integer.MAX_VALUE);
    }

    static MailManner crowded(int mostConnections, Duration delay) {
        return new MailManner("crowded", delay, false, mostConnections);
    }
}
