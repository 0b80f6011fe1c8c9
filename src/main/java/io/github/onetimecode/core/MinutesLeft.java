package io.github.onetimecode.core;

import java.time.Duration;

/**
 * Whole minutes as people are told them: never more than there are, but for the seconds that a page or a mail is on its way
 * in. Less than one is told in seconds.
 */
public final class MinutesLeft {

    private static final Duration UNTIL_IT_IS_READ = Duration.ofSeconds(5);

    private MinutesLeft() {
    }

    /** @return 0 for less than 55 seconds */
    public static int of(Duration left) {
        return left.isNegative() ? 0 : Math.toIntExact(left.plus(UNTIL_IT_IS_READ).toMinutes());
    }
}
