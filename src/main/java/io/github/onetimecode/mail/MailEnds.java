package io.github.onetimecode.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.limits.Claims;

/**
 * Records the outcome of mails that were sent after their request. The records are claims: these take effect
 * immediately, from any thread and for every node, and a later request cannot overwrite them, as it could a note of the
 * session.
 */
public final class MailEnds {

    private static final List<Delivery> ENDS = List.of(Delivery.SENT, Delivery.FAILED, Delivery.UNCERTAIN);

    private final Claims claims;

    public MailEnds(Claims claims) {
        this.claims = claims;
    }

    /**
     * The outcome of the mail; {@link Delivery#SENDING} while it is unknown.
     *
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public Delivery end(String series, Instant mailedAt) {
        return ENDS.stream().filter(end -> !claims.isOneFree(1, key(series, mailedAt, end))).findFirst()
                .orElse(Delivery.SENDING);
    }

    /** @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer */
    void write(String series, Instant mailedAt, Delivery end) {
        claims.claim(key(series, mailedAt, end), CodePolicy.LONGEST_LIFETIME.plusMinutes(1));
    }

    private static String key(String series, Instant mailedAt, Delivery end) {
        return "mail-end:" + end.name().toLowerCase(Locale.ROOT) + ":" + series + ":" + mailedAt.toEpochMilli();
    }
}
