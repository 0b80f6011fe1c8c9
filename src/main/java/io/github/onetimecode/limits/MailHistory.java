package io.github.onetimecode.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The mails that one purse has paid for within 24 hours.
 *
 * @param last     number of the last payment or refund that is contained here, 0 if there was none
 * @param paid     when each mail was paid for
 * @param refunded when the payment of a failed mail was refunded, within the last hour
 * @param written  when it was changed last
 */
record MailHistory(int last, List<Instant> paid, List<Instant> refunded, Instant written) {

    static final MailHistory EMPTY = new MailHistory(0, List.of(), List.of(), Instant.EPOCH);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BASE = 36;
    private static final String NEXT_PART = ":";
    private static final String NEXT_TIME = ",";

    MailHistory {
        paid = List.copyOf(paid);
        refunded = List.copyOf(refunded);
        Objects.requireNonNull(written, "written");
        if (last < 0) {
            throw new IllegalArgumentException("payment number " + last);
        }
    }

    /**
     * Reads what {@link #text} has written. Parts that a later version has added are ignored.
     *
     * @throws IllegalArgumentException for any other text
     */
    static MailHistory of(String text) {
        String[] parts = text.split(NEXT_PART, -1);
        if (parts.length < 4) {
            throw new IllegalArgumentException("not a history of mails");
        }
        return new MailHistory(Integer.parseInt(parts[0], BASE), times(parts[1]), times(parts[2]), time(parts[3]));
    }

    /**
     * The number, the times of payments, those of refunds and that of the last change, in base 36. Times are
     * milliseconds of the epoch.
     */
    String text() {
        return String.join(NEXT_PART, Integer.toString(last, BASE), text(paid), text(refunded),
                text(List.of(written)));
    }

    /** How many more mails the limits allow; 0 or less if none. A mail counts until its hour or day has passed. */
    int left(int perHour, int perDay, Instant now) {
        return Math.min(perHour - within(paid, HOUR, now), perDay - within(paid, DAY, now));
    }

    /** Whether nothing has been changed for so long. */
    boolean isOlderThan(Duration age, Instant now) {
        return now.isAfter(written.plus(age));
    }

    /** Whether fewer than {@code perHour} payments have been refunded within the last hour. */
    boolean allowsRefund(int perHour, Instant now) {
        return within(refunded, HOUR, now) < perHour;
    }

    /**
     * The history after the payment of this number. Numbers that are missing until then belong to requests that are
     * under way; each counts as a mail that is paid for now.
     */
    MailHistory withPayment(int number, Instant now) {
        return new MailHistory(number, recent(paid, DAY, now, number - last), recent(refunded, HOUR, now, 0), now);
    }

    /**
     * The history after the refund of this number.
     *
     * @param counted whether it counts for {@link #allowsRefund}
     */
    MailHistory withRefund(int number, Instant paidAt, boolean counted, Instant now) {
        List<Instant> others = new ArrayList<>(recent(paid, DAY, now, number - last - 1));
        others.remove(paidAt);
        return new MailHistory(number, others, recent(refunded, HOUR, now, counted ? 1 : 0), now);
    }

    private static List<Instant> recent(List<Instant> times, Duration window, Instant now, int more) {
        return Stream.concat(times.stream().filter(time -> counts(time, window, now)),
                Collections.nCopies(Math.max(0, more), now).stream()).toList();
    }

    private static int within(List<Instant> times, Duration window, Instant now) {
        return (int) times.stream().filter(time -> counts(time, window, now)).count();
    }

    private static boolean counts(Instant time, Duration window, Instant now) {
        return !now.isAfter(time.plus(window));
    }

    private static String text(List<Instant> times) {
        return times.stream().map(time -> Long.toString(time.toEpochMilli(), BASE))
                .collect(Collectors.joining(NEXT_TIME));
    }

    private static List<Instant> times(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(NEXT_TIME, -1)).map(MailHistory::time).toList();
    }

    private static Instant time(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text, BASE));
    }
}
