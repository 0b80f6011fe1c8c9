package io.github.onetimecode.realm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.onetimecode.core.CodePolicy;

/**
 * What became of mails that were sent after their request had ended. Claims again, since they act at once, from any thread,
 * for every node; and no later request can overwrite them as it could a session's note.
 */
public final class MailRecords {

    private static final List<Delivery> ENDS = List.of(Delivery.SENT, Delivery.FAILED, Delivery.UNCERTAIN);

    private final Claims claims;

    public MailRecords(Claims claims) {
        this.claims = claims;
    }

    /**
     * What is known by now of the last mail of a login.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public MailState read(KeptChallenge kept, Instant now) {
        Delivery delivery = kept.delivery() == Delivery.SENDING ? end(kept) : kept.delivery();
        boolean unlocked = delivery.isLost() && new Attempts(claims, kept.series()).isNextMailFree();
        return new MailState(delivery, unlocked ? Duration.ZERO : kept.untilNextMail(now));
    }

    /** @throws StoreUnavailable if the store does not answer */
    void write(String series, Instant mailedAt, Delivery end) {
        claims.claim(key(series, mailedAt, end), CodePolicy.LONGEST_LIFETIME.plusMinutes(1));
    }

    private Delivery end(KeptChallenge kept) {
        return ENDS.stream().filter(end -> !claims.isOneFree(1, key(kept.series(), kept.mailedAt(), end))).findFirst()
                .orElse(Delivery.SENDING);
    }

    private static String key(String series, Instant mailedAt, Delivery end) {
        return "mail-end:" + end.name().toLowerCase(Locale.ROOT) + ":" + series + ":" + mailedAt.toEpochMilli();
    }
}
