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
    private int waiting;
    private int onTheirWay;
    private boolean closed;

    MailLanes(CourierOptions options, Clock clock) {
        this.poolSize = options.poolSize();
        this.poolSizePerRealm = options.poolSizePerRealm();
        this.clock = clock;
    }

    synchronized void add(QueuedMail mail) {
        Instant now = clock.instant();
        lanes.values().removeIf(lane -> lane.isForgotten(now));
        lanes.computeIfAbsent(mail.realmId(), id -> new MailLane(poolSizePerRealm, servers)).add(mail);
        waiting++;
    }

    /** The next mail of the realm that has waited longest for its turn; empty if no mail may be sent now. */
    synchronized Optional<QueuedMail> next() {
        // Asked several times for each mail, and mostly in vain.
        if (closed || waiting == 0 || onTheirWay >= poolSize) {
            return Optional.empty();
        }
        boolean roomForTrouble = heldByTrouble() < Math.max(1, poolSize / QUARTER);
        for (Map.Entry<String, MailLane> ready : lanes.entrySet()) {
            if (ready.getValue().isReady() && (roomForTrouble || !ready.getValue().isTroubled())) {
                return Optional.of(start(ready.getKey(), ready.getValue()));
            }
        }
        return Optional.empty();
    }

    private QueuedMail start(String realmId, MailLane lane) {
        // The realm goes to the end of the line.
        lanes.remove(realmId);
        lanes.put(realmId, lane);
        waiting--;
        onTheirWay++;
        return lane.start();
    }

    /** No mail is sent from now on. */
    synchronized void close() {
        closed = true;
    }

    /** A mail may have been one too many, see {@link MailLane#refused}. */
    synchronized MailLane.Refusal refused(QueuedMail mail, TryOutcome outcome) {
        MailLane.Refusal refusal = lanes.get(mail.realmId()).refused(mail, outcome, clock.instant());
        if (!refusal.counts()) {
            onTheirWay--;
            waiting++;
        }
        return refusal;
    }

    /** Ends the pause of a realm. */
    synchronized void wake(String realmId) {
        Optional.ofNullable(lanes.get(realmId)).ifPresent(MailLane::wake);
    }

    /** Ends the sending of a mail. Returns those that must not wait any longer, see {@link MailLane#giveUp}. */
    synchronized List<QueuedMail> end(QueuedMail mail, TryOutcome outcome) {
        onTheirWay--;
        MailLane lane = lanes.get(mail.realmId());
        lane.end(mail, outcome, clock.instant());
        List<QueuedMail> late = lane.giveUp(clock.instant());
        waiting -= late.size();
        return late;
    }

    private int heldByTrouble() {
        int held = 0;
        for (MailLane lane : lanes.values()) {
            held += lane.isTroubled() ? lane.onTheirWay() : 0;
        }
        return held;
    }
}
