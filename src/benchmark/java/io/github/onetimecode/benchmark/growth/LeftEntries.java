package io.github.onetimecode.benchmark.growth;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.keycloak.models.SingleUseObjectProvider;

import io.github.onetimecode.core.TextDigest;

/**
 * What a login leaves in the single-use store for a day: the history of the user's mails. Of users who exist nowhere
 * else, one entry for each.
 */
public final class LeftEntries {

    private static final Duration LIFESPAN = Duration.ofDays(1).plusMinutes(10);
    private static final int BASE = 36;

    private final SingleUseObjectProvider store;
    private final String realmId;

    public LeftEntries(SingleUseObjectProvider store, String realmId) {
        this.store = store;
        this.realmId = realmId;
    }

    /** The user of this number. */
    public static String userId(int number) {
        return new UUID(0, number).toString();
    }

    /** @param millis when each of them was mailed a code */
    public void put(int from, int to, long millis) {
        String time = Long.toString(millis, BASE);
        IntStream.range(from, to).forEach(number -> store.put(key(number), LIFESPAN.toSeconds(),
                Map.of("h", "1:" + time + "::" + time)));
    }

    /** @return how many there were */
    public long remove(int from, int to) {
        return IntStream.range(from, to).filter(number -> store.remove(key(number)) != null).count();
    }

    private String key(int number) {
        return "one-time-code:payments:proven:" + TextDigest.of(List.of(realmId, userId(number)));
    }
}
