package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.onetimecode.mail.smtp.TryOutcome;

/**
 * Chooses the next mail to send. The realms take turns, and none uses more than its share of the pool. All realms whose
 * mail servers do not answer together use at most a quarter of the pool.
 */
final class MailLanes {

    private static final int QUARTER = 4;

    private final Map<String, MailLane> lanes = new LinkedHashMap<>();
    private final BusyServers servers = new BusyServers();
    private final int poolSize;
    private final int poolSizePerRealm;
    private final Clock clock;
    private int onTheirWay;
    private boolean closed;

    MailLanes(CourierOptions options, Clock clock) {
        this.poolSize = options.poolSize();
        this.poolSizePerRealm = options.poolSizePerRealm();
        this.clock = clock;
    }

    synchronized void add(QueuedMail job) {
        Instant now = clock.instant();
        lanes.values().removeIf(lane -> lane.isForgotten(now));
        lanes.computeIfAbsent(job.realmId(), id -> new MailLane(poolSizePerRealm, servers)).add(job);
    }

    /** The next mail of the realm that has waited longest for its turn; empty if no mail may be sent now. */
    synchronized Optional<QueuedMail> next() {
        if (closed || onTheirWay >= poolSize) {
            return Optional.empty();
        }
        boolean roomForTrouble = heldByTrouble() < Math.max(1, poolSize / QUARTER);
        Optional<Map.Entry<String, MailLane>> ready = lanes.entrySet().stream()
                .filter(lane -> lane.getValue().isReady() && (roomForTrouble || !lane.getValue().isTroubled()))
                .findFirst();
        ready.ifPresent(lane -> {
            // The realm goes to the end of the line.
            lanes.remove(lane.getKey());
            lanes.put(lane.getKey(), lane.getValue());
            onTheirWay++;
        });
        return ready.map(lane -> lane.getValue().start());
    }

    /** No mail is sent from now on. */
    synchronized void close() {
        closed = true;
    }

    /** A mail may have been one too many, see {@link MailLane#refused}. */
    synchronized MailLane.Refusal refused(QueuedMail job, TryOutcome outcome) {
        MailLane.Refusal refusal = lanes.get(job.realmId()).refused(job, outcome, clock.instant());
        onTheirWay -= refusal.counts() ? 0 : 1;
        return refusal;
    }

    /** Ends the pause of a realm. */
    synchronized void wake(String realmId) {
        Optional.ofNullable(lanes.get(realmId)).ifPresent(MailLane::wake);
    }

    /** Ends the sending of a mail. Returns those that must not wait any longer, see {@link MailLane#giveUp}. */
    synchronized List<QueuedMail> end(QueuedMail job, TryOutcome outcome) {
        onTheirWay--;
        MailLane lane = lanes.get(job.realmId());
        lane.end(job, outcome, clock.instant());
        return lane.giveUp(clock.instant());
    }

    private int heldByTrouble() {
        int held = 0;
        for (MailLane lane : lanes.values()) {
            held += lane.isTroubled() ? lane.onTheirWay() : 0;
        }
        return held;
    }
}
