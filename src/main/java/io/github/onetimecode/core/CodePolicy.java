package io.github.onetimecode.core;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Objects;

/**
 * What the codes of a step look like and how long they are valid.
 *
 * @param alphabet the characters of the codes
 * @param length   number of characters, 6 to 12
 * @param lifetime from issue to expiry, 30 seconds to 10 minutes (NIST SP 800-63B-4 section 3.1.3.1)
 */
public record CodePolicy(CodeAlphabet alphabet, int length, Duration lifetime) {

    public static final int SHORTEST = 6;
    public static final int LONGEST = 12;
    public static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(30);
    public static final Duration LONGEST_LIFETIME = Duration.ofMinutes(10);
    /** The default number of digits. */
    public static final int USUAL_LENGTH = 8;
    /** The default lifetime. */
    public static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);
    private static final int DIGITS_FOR_ODDS_BELOW_ONE_IN_TEN_THOUSAND = 8;

    /** @throws IllegalArgumentException if the length or the lifetime is out of range */
    public CodePolicy {
        Objects.requireNonNull(alphabet, "alphabet");
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("length " + length + " is not in " + SHORTEST + ".." + LONGEST);
        }
        if (lifetime.compareTo(SHORTEST_LIFETIME) < 0 || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime " + lifetime + " is out of range");
        }
    }

    /** How many different codes there are: the size of the alphabet to the power of the length. */
    public BigInteger numberOfCodes() {
        return BigInteger.valueOf(alphabet.size()).pow(length);
    }

    /** Wrong codes that a user may enter in 24 hours if the administrator has not set a number. */
    public int failuresPerDayByDefault() {
        return switch (alphabet) {
            case DIGITS -> length < DIGITS_FOR_ODDS_BELOW_ONE_IN_TEN_THOUSAND ? 5 : 25;
            case LETTERS_AND_DIGITS -> 50;
        };
    }

    /**
     * Odds that somebody guesses a code within a year by using up all failures of every day.
     *
     * @param failuresPerDay wrong codes compared in 24 hours, at least 1
     * @return a probability, 0 to 1
     */
    public double guessingOddsOfAYear(int failuresPerDay) {
        return Math.min(1, 365.0 * failuresPerDay / numberOfCodes().doubleValue());
    }

    /** With less time left than this, a code is not mailed again: a minute, or a quarter of the lifetime if shorter. */
    static Duration tooShortToSendAgain(Duration lifetime) {
        Duration quarter = lifetime.dividedBy(4);
        return quarter.compareTo(Duration.ofMinutes(1)) < 0 ? quarter : Duration.ofMinutes(1);
    }
}
