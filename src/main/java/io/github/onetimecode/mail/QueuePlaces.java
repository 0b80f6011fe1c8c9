package io.github.onetimecode.mail;

import java.util.HashMap;
import java.util.Map;

/** How many mails may wait or be on their way, and how many of one realm. For use under the queue's lock. */
final class QueuePlaces {

    private static final int FEW = 2;
    private static final int QUARTER = 4;

    private final int all;
    /** By realm. */
    private final Map<String, Integer> taken = new HashMap<>();
    private int takenByAll;

    QueuePlaces(int all) {
        this.all = all;
    }

    /**
     * A realm gets more than a few only while it holds fewer than are free beyond the last quarter: what one realm
     * leaves is enough for others, and what many leave is enough for one that has none.
     *
     * @return false if there is none for this realm
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
