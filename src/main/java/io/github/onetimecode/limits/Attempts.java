package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Optional;

import io.github.onetimecode.core.CodePolicy;

/**
 * Attempts at one code and at those that replaced it in the same login, its single use, and the pace of its mails.
 * All of them are claims, so that parallel requests on any number of nodes share them.
 */
public final class Attempts {

    /** How long an application's code is kept at most after it has expired. */
    public static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);
    /**
     * Longer than anything of the series is kept after the claim. A resend at the same moment may write the challenge
     * back, with a new code in it, and whoever finds that after the claim has ended can have the series confirmed once
     * more.
     */
    public static final Duration LONGER_THAN_KEPT = CodePolicy.LONGEST_LIFETIME.plus(KEPT_AFTER_EXPIRY).plusMinutes(10);
    /** Longer than any login. */
    private static final Duration DAY = Duration.ofDays(1);

    private final Claims claims;
    private final String series;

    /** @param series of codes, see {@code StoredChallenge#series} */
    public Attempts(Claims claims, String series) {
        this.claims = claims;
        this.series = series;
    }

    /**
     * Claims one more attempt. Its {@link Claim#number} tells how many there have been, this one included.
     *
     * @param life of the login: a replaced code goes on with what is left, so attempts outlive the codes of one login
     * @return empty if there were {@code limit} attempts
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Claim> claim(int limit, Duration life) {
        return claims.claimOneOf(limit, "attempt:" + series, life);
    }

    /** Whether {@link #claim} could succeed. */
    public boolean isOneLeft(int limit) {
        return claims.isOneFree(limit, "attempt:" + series);
    }

    /** How many of {@code limit} attempts are left now. */
    public int left(int limit) {
        return claims.countFree(limit, "attempt:" + series);
    }

    /** Claims the single use of a code. Who gets it is in, nobody else ever is with this code. */
    public Optional<Claim> claimUse() {
        return claims.claim("used:" + series, LONGER_THAN_KEPT);
    }

    /** Whether somebody is in by a code of this series. */
    public boolean isUsed() {
        return !claims.isOneFree(1, "used:" + series);
    }

    /** Claims the next mail of this login: one in each stretch of this length. */
    public Optional<Claim> claimNextMail(Duration resendAfter) {
        return claims.claim("next-mail:" + series, resendAfter);
    }

    /** Whether {@link #claimNextMail} could succeed. */
    public boolean isNextMailFree() {
        return claims.isOneFree(1, "next-mail:" + series);
    }

    /** A mail failed for good: the next may be asked for at once, but only once in a login. */
    void allowNextMailOnce(Claim nextMail) {
        if (claims.claim("mail-failed:" + series, DAY).isPresent()) {
            claims.giveBack(nextMail);
        }
    }
}
