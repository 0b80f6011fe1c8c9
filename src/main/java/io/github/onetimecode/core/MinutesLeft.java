package io.github.onetimecode.core;

import java.time.Duration;

/** Minutes as people are told them: rounded up, so that the last half minute is "1 minute" and never "0 minutes". */
public final class MinutesLeft {

    private MinutesLeft() {
    }

    /** @return 0 only for a duration of zero or less */
    public static int of(Duration left) {
        return left.isNegative() ? 0 : Math.toIntExact(left.plusMinutes(1).minusNanos(1).toMinutes());
    }
}
