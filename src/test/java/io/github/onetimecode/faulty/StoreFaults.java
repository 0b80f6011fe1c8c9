package io.github.onetimecode.faulty;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What the store is told to do, and what it was asked for. Calls are named as {@code operation key}, for instance
 * {@code putIfAbsent one-time-code:used:abc:1}; only keys of ours are looked at.
 */
final class StoreFaults {

    private static final String OURS = "one-time-code";
    private static final int PATIENCE_SECONDS = 10;

    /** @param won whether a claim was won; true for a removal */
    record Call(String operation, String key, long lifespanSeconds, boolean won) {
    }

    private record Meeting(Pattern calls, int parties, CountDownLatch missing) {
    }

    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final List<Meeting> meetings = new CopyOnWriteArrayList<>();
    private volatile Pattern failing;

    /** Fails, or waits for others, where it was told to. */
    void before(String operation, String key) {
        if (!key.startsWith(OURS)) {
            return;
        }
        String call = operation + " " + key;
        meetings.stream().filter(meeting -> meeting.calls().matcher(call).find()).forEach(StoreFaults::meet);
        Pattern told = failing;
        if (told != null && told.matcher(call).find()) {
            throw new IllegalStateException("told to fail");
        }
    }

    void after(String operation, String key, long lifespanSeconds, boolean won) {
        if (key.startsWith(OURS)) {
            calls.add(new Call(operation, key, lifespanSeconds, won));
        }
    }

    private static void meet(Meeting meeting) {
        meeting.missing().countDown();
        try {
            // Whoever never comes holds the others up for a while, not for good.
            boolean complete = meeting.missing().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (!complete && meeting.missing().getCount() > 0) {
                meeting.missing().countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null for none. */
    void fail(String calls) {
        failing = calls == null ? null : Pattern.compile(calls);
    }

    /** Calls that match wait until there are this many of them. */
    void meet(String calls, int parties) {
        meetings.add(new Meeting(Pattern.compile(calls), parties, new CountDownLatch(parties)));
    }

    /** How many have come to all meetings so far. */
    long met() {
        return meetings.stream().mapToLong(meeting -> meeting.parties() - meeting.missing().getCount()).sum();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    void forget() {
        calls.clear();
        meetings.clear();
        failing = null;
    }
}
