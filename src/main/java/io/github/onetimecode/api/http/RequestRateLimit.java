package io.github.onetimecode.api.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the requests that each client may send to this node in a minute. It counts in memory, since it only limits
 * work; guesses are limited by claims. Thread-safe.
 */
public final class RequestRateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** More clients than usually send requests within a minute. Beyond this, minutes that have ended are removed. */
    private static final int MANY = 1_000;

    private final int most;
    private final Clock clock;
    private final ConcurrentHashMap<String, Minute> minutes = new ConcurrentHashMap<>();

    /** The minute of a client, which begins with its first request. */
    private record Minute(Instant endsAt, int requests) {
    }

    public RequestRateLimit(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** @return empty if the request is allowed; otherwise the seconds until the next one is, 1 or more */
    public OptionalLong take(String client) {
        Instant now = clock.instant();
        if (minutes.size() > MANY) {
            minutes.values().removeIf(minute -> !now.isBefore(minute.endsAt));
        }
        Minute minute = minutes.compute(client, (key, last) -> last == null || !now.isBefore(last.endsAt)
                ? new Minute(now.plus(MINUTE), 1) : new Minute(last.endsAt, Math.min(most, last.requests) + 1));
        return minute.requests <= most ? OptionalLong.empty()
                : OptionalLong.of(Duration.between(now, minute.endsAt).plusMillis(999).toSeconds());
    }
}
