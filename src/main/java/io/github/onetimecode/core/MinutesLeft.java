package io.github.onetimecode.core;

import java.time.Duration;

/**
 * The whole minutes that people are told. Never more than are left, except for the few seconds until the page or the
 * mail is read. For less than a minute the texts count seconds instead.
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
