package io.github.onetimecode.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a mail server has seen so far. */
public final class Traffic {

    private final List<Instant> connectedAt = new CopyOnWriteArrayList<>();
    private final Map<Stage, AtomicInteger> reached = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicInteger sentAway = new AtomicInteger();

    /** When somebody came, whoever was sent away included. */
    public List<Instant> connectedAt() {
        return List.copyOf(connectedAt);
    }

    public int connections() {
        return connectedAt.size();
    }

    /** Those whom it talks to now. */
    public int open() {
        return open.get();
    }

    /** The most that it ever talked to at the same time. */
    public int peak() {
        return peak.get();
    }

    /** Those who came when it talked to as many as it can. */
    public int sentAway() {
        return sentAway.get();
    }

    /** How many mails came as far as this, or, before a mail, how many connections. */
    public int reached(Stage stage) {
        return reached.getOrDefault(stage, new AtomicInteger()).get();
    }

    void reach(Stage stage) {
        reached.computeIfAbsent(stage, key -> new AtomicInteger()).incrementAndGet();
    }

    /** Whether there is room for one who has just connected. */
    synchronized boolean enter(int most) {
        connectedAt.add(Instant.now());
        if (open.get() >= most) {
            sentAway.incrementAndGet();
            return false;
        }
        peak.accumulateAndGet(open.incrementAndGet(), Math::max);
        return true;
    }

    synchronized void leave() {
        open.decrementAndGet();
    }
}
