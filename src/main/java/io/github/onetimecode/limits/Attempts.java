package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Optional;

import io.github.onetimecode.core.CodePolicy;

/**
 * Attempts at one code and at the codes that replaced it in the same login, its single use, and the pause between its
 * mails. All of these are claims, so parallel requests on any number of nodes share them.
 */
public final class Attempts {

    /** How long an application's code stays stored after it has expired, at most. */
    public static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);
    /**
     * Longer than a code of a login can be confirmed after the claim of a use. A parallel resend may write the
     * challenge back with a new code. If the claim had expired by then, that code would confirm the series again.
     */
    public static final Duration USED_IN_LOGIN = CodePolicy.LONGEST_LIFETIME.plusMinutes(4);
    /** The same for an application's code, from which another one can be made as long as it stays stored. */
    public static final Duration USED_BY_API = CodePolicy.LONGEST_LIFETIME.plus(KEPT_AFTER_EXPIRY).plusMinutes(10);
    /** Longer than any login. */
    private static final Duration DAY = Duration.ofDays(1);

    private final Claims claims;
    private final String series;

    /** @param series which a code shares with its replacements, see {@code StoredChallenge#series} */
    public Attempts(Claims claims, String series) {
        this.claims = claims;
        this.series = series;
    }

    /**
     * Claims one more attempt. Its {@link Claim#number} says how many there have been, including this one.
     *
     * @param life of the login. An attempt outlives its code, because a code that replaces another gets no new attempts
     * @return empty if there have been {@code limit} attempts
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

    /**
     * Claims the single use of a series. Only the request that wins this claim may accept a code of the series.
     *
     * @param lifespan {@link #USED_IN_LOGIN} or {@link #USED_BY_API}
     */
    public Optional<Claim> claimUse(Duration lifespan) {
        return claims.claim("used:" + series, lifespan);
    }

    /** Whether a code of this series has been accepted. */
    public boolean isUsed() {
        return !claims.isOneFree(1, "used:" + series);
    }

    /** Claims the next mail of this login: one in each period of this length. */
    public Optional<Claim> claimNextMail(Duration resendAfter) {
        return claims.claim("next-mail:" + series, resendAfter);
    }

    /** Whether {@link #claimNextMail} could succeed. */
    public boolean isNextMailFree() {
        return claims.isOneFree(1, "next-mail:" + series);
    }

    /** After a mail has failed for good, allows the next one immediately, but only once in a login. */
    void allowNextMailOnce(Claim nextMail) {
        if (claims.claim("mail-failed:" + series, DAY).isPresent()) {
            claims.giveBack(nextMail);
        }
    }
}
