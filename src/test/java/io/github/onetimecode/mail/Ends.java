package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of the mails of one realm, in the order in which that was known. */
final class Ends {

    private final List<End> all = new ArrayList<>();

    /** @param waited until it was known */
    private record End(Delivery end, Instant askedAt, Duration waited) {
    }

    void add(Delivery end, Instant askedAt, Instant endedAt) {
        all.add(new End(end, askedAt, Duration.between(askedAt, endedAt)));
    }

    /** Those that were asked for from one moment on until another. */
    Ends askedBetween(Instant from, Instant to) {
        Ends part = new Ends();
        all.stream().filter(it -> !it.askedAt.isBefore(from) && it.askedAt.isBefore(to)).forEach(part.all::add);
        return part;
    }

    int count() {
        return all.size();
    }

    int count(Delivery end) {
        return (int) all.stream().filter(it -> it.end == end).count();
    }

    /** Percent of all that ended so. */
    double percent(Delivery end) {
        return 100.0 * count(end) / count();
    }

    /** Seconds that this part of them waited at most, 1 for all; 0 if there is none. */
    double waited(Delivery end, double part) {
        long[] sorted = all.stream().filter(it -> it.end == end).mapToLong(it -> it.waited.toMillis()).sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(part * sorted.length) - 1] / 1_000.0;
    }
}
