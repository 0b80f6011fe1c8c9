package io.github.onetimecode.benchmark;

import java.time.Duration;

import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;

/**
 * How a mail server treats those who want to send.
 *
 * @param name    for tables
 * @param manners what it does
 * @param hangs   whether it greets, and never answers after that
 */
record MailManner(String name, Manners manners, boolean hangs) {

    static final MailManner PROMPT = slow(Duration.ZERO);

    /** A client that has kept its connection gets no answer to its next mail. */
    static final MailManner HANGING = new MailManner("hanging", Manners.GOOD.silent(Stage.HELLO).silent(Stage.SENDER),
            true);

    /** @param delay before each mail is accepted */
    static MailManner slow(Duration delay) {
        return new MailManner(delay.toMillis() + "ms", Manners.GOOD.taking(delay), false);
    }

    /** @param mostConnections at a time; whoever comes when there are as many gets 421 */
    static MailManner crowded(int mostConnections, Duration delay) {
        return new MailManner("crowded", Manners.GOOD.atMost(mostConnections).taking(delay), false);
    }
}
