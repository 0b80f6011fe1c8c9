package io.github.onetimecode.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What became of the mails of a {@link Scene}.
 *
 * @param asked       mails of the busy realm in the whole morning
 * @param all         their ends
 * @param busy        the ends of those that are looked at
 * @param seconds     during which these were asked for
 * @param quietAsked  mails of the quiet realm
 * @param quiet       their ends
 * @param connections the most that were open to the mail server of the busy realm at the same time
 * @param wellAt      when that mail server was well again
 */
record Figures(int asked, Ends all, Ends busy, int seconds, int quietAsked, Ends quiet, int connections,
               Instant wellAt) {

    double sentPerSecond() {
        return busy.count(Delivery.SENT) / (double) seconds;
    }

    double refused() {
        return busy.percent(Delivery.REFUSED);
    }

    double failed() {
        return busy.percent(Delivery.FAILED) + busy.percent(Delivery.UNCERTAIN);
    }

    /** Seconds, for a part of those that were sent. */
    double untilSent(double part) {
        return busy.waited(Delivery.SENT, part);
    }

    /** Seconds until the last one learned that there will be no mail. */
    double badNews() {
        return Math.max(busy.waited(Delivery.FAILED, 1), busy.waited(Delivery.UNCERTAIN, 1));
    }

    /** Seconds. */
    double quietWait() {
        return quiet.waited(Delivery.SENT, 1);
    }

    /** The last cells of a row in docs/capacity.md. */
    Stream<String> cells() {
        return Stream.of(format("%.0f", sentPerSecond()), format("%.0f %%", refused()),
                failed() == 0 ? "-" : format("%.1f %%", failed()) + format(", after %.0f s at most", badNews()),
                untilSent(1) == 0 ? "-" : format("%.1f / ", untilSent(0.5)) + format("%.1f s", untilSent(0.99)),
                String.valueOf(connections), format("%.1f s", quietWait()));
    }

    private static String format(String pattern, double number) {
        return String.format(Locale.ROOT, pattern, number);
    }
}
