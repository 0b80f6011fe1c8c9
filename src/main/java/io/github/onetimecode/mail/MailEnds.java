package io.github.onetimecode.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.limits.Claims;

/**
 * What became of mails that were sent after their request had ended. Claims again, since they act at once, from any
 * thread, for every node; and no later request can overwrite them as it could a session's note.
 */
public final class MailEnds {

    private static final List<Delivery> ENDS = List.of(Delivery.SENT, Delivery.FAILED, Delivery.UNCERTAIN);

    private final Claims claims;

    public MailEnds(Claims claims) {
        this.claims = claims;
    }

    /**
     * What became of the mail; {@link Delivery#SENDING} as long as nobody knows.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public Delivery end(String series, Instant mailedAt) {
        return ENDS.stream().filter(end -> !claims.isOneFree(1, key(series, mailedAt, end))).findFirst()
                .orElse(Delivery.SENDING);
    }

    /** @throws StoreUnavailable if the store does not answer */
    void write(String series, Instant mailedAt, Delivery end) {
        claims.claim(key(series, mailedAt, end), CodePolicy.LONGEST_LIFETIME.plusMinutes(1));
    }

    private static String key(String series, Instant mailedAt, Delivery end) {
        return "mail-end:" + end.name().toLowerCase(Locale.ROOT) + ":" + series + ":" + mailedAt.toEpochMilli();
    }
}
