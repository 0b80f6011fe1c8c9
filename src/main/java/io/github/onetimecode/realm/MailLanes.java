package io.github.onetimecode.realm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which mail is the next to go: the realms take turns, none holds more than its share of the pool, and the pool holds no
 * more than its size.
 */
final class MailLanes {

    private final Map<String, MailLane> lanes = new LinkedHashMap<>();
    private final int poolSize;
    private final int poolSizePerRealm;
    private int onTheirWay;

    MailLanes(CourierOptions options) {
        this.poolSize = options.poolSize();
        this.poolSizePerRealm = options.poolSizePerRealm();
    }

    synchronized void add(QueuedMail job) {
        lanes.computeIfAbsent(job.realmId(), id -> new MailLane(poolSizePerRealm)).add(job);
    }

    /** The next mail of the realm that has waited longest for its turn; empty if none may go now. */
    synchronized Optional<QueuedMail> next() {
        if (onTheirWay >= poolSize) {
            return Optional.empty();
        }
        Optional<Map.Entry<String, MailLane>> ready =
                lanes.entrySet().stream().filter(lane -> lane.getValue().isReady()).findFirst();
        ready.ifPresent(lane -> {
            // To the end of the line.
            lanes.remove(lane.getKey());
            lanes.put(lane.getKey(), lane.getValue());
            onTheirWay++;
        });
        return ready.map(lane -> lane.getValue().start());
    }

    /** Puts a mail back whose connection was one too many; false if it was the only one of its realm. */
    synchronized boolean retreat(QueuedMail job) {
        boolean retreated = lanes.get(job.realmId()).retreat(job);
        if (retreated) {
            onTheirWay--;
        }
        return retreated;
    }

    /** A mail is no longer on its way. */
    synchronized void end(QueuedMail job, MailTry outcome) {
        onTheirWay--;
        MailLane lane = lanes.get(job.realmId());
        lane.end(outcome);
        if (lane.isIdle()) {
            lanes.remove(job.realmId());
        }
    }
}
