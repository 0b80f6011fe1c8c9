package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which mail servers have accepted a mail of late. Realms may share a mail server that takes only a few connections:
 * one that is busy with another realm is not down. Callers must hold the queue's lock.
 */
final class BusyServers {

    /** A server that accepted a mail this recently is busy, not down: rate limits are per second or per minute. */
    private static final Duration BUSY = Duration.ofSeconds(90);

    private final Map<String, Instant> acceptedAt = new HashMap<>();

    /** @param server see {@link QueuedMail#mailServer} */
    void accepted(String server, Instant now) {
        if (acceptedAt.put(server, now) == null) {
            acceptedAt.values().removeIf(at -> !isRecent(at, now));
        }
    }

    boolean isBusy(String server, Instant now) {
        return isRecent(acceptedAt.getOrDefault(server, Instant.MIN), now);
    }

    /** A clock that was set back tells nothing. */
    static boolean isRecent(Instant at, Instant now) {
        return !at.isAfter(now) && now.isBefore(at.plus(BUSY));
    }
}
