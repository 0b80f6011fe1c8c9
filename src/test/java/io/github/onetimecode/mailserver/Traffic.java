package io.github.onetimecode.mailserver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a mail server has seen so far. */
public final class Traffic {

    private final List<Instant> connectedAt = new ArrayList<>();
    private final Map<Stage, Integer> reached = new EnumMap<>(Stage.class);
    private int open;
    private int peak;
    private int sentAway;
    private int early;

    /** When somebody came, whoever was sent away included. */
    public synchronized List<Instant> connectedAt() {
        return List.copyOf(connectedAt);
    }

    public synchronized int connections() {
        return connectedAt.size();
    }

    /** Those whom it talks to now. */
    public synchronized int open() {
        return open;
    }

    /** The most that it ever talked to at the same time. */
    public synchronized int peak() {
        return peak;
    }

    /** Those who came when it talked to as many as it can. */
    public synchronized int sentAway() {
        return sentAway;
    }

    /** How many mails came as far as this, or, before a mail, how many connections. */
    public synchronized int reached(Stage stage) {
        return reached.getOrDefault(stage, 0);
    }

    /** Commands that came before the one before them had been answered. */
    public synchronized int early() {
        return early;
    }

    /** Counts anew: from those who are there now. */
    public synchronized void forget() {
        connectedAt.clear();
        reached.clear();
        peak = open;
        sentAway = 0;
        early = 0;
    }

    synchronized void reach(Stage stage) {
        reached.merge(stage, 1, Integer::sum);
    }

    synchronized void comeEarly() {
        early++;
    }

    /** Whether there is room for one who has just connected. */
    synchronized boolean enter(int most) {
        connectedAt.add(Instant.now());
        if (open >= most) {
            sentAway++;
            return false;
        }
        open++;
        peak = Math.max(peak, open);
        return true;
    }

    synchronized void leave() {
        open--;
    }
}
