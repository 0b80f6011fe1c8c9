package io.github.onetimecode.mail;

import java.util.HashMap;
import java.util.Map;

/** Counts the mails that wait or are being sent, in total and for each realm. Callers must hold the queue's lock. */
final class QueuePlaces {

    private static final int FEW = 2;
    private static final int QUARTER = 4;

    private final int all;
    /** Number of mails for each realm. */
    private final Map<String, Integer> taken = new HashMap<>();
    private int takenByAll;

    QueuePlaces(int all) {
        this.all = all;
    }

    /**
     * Takes a place. A realm gets more than a few only while it holds fewer places than are free beyond the last
     * quarter. So one busy realm leaves enough for others, and many busy realms leave enough for one that has none.
     *
     * @return false if this realm gets no place
     */
    boolean take(String realmId) {
        int free = all - takenByAll;
        int held = taken.getOrDefault(realmId, 0);
        boolean hasRoom = free > 0 && (held < FEW || held < free - all / QUARTER);
        if (hasRoom) {
            taken.put(realmId, held + 1);
            takenByAll++;
        }
        return hasRoom;
    }

    void giveBack(String realmId) {
        takenByAll--;
        taken.computeIfPresent(realmId, (id, held) -> held > 1 ? held - 1 : null);
    }

    int taken() {
        return takenByAll;
    }
}
