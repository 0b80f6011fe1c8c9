package io.github.onetimecode.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.keycloak.models.KeycloakSession;

/**
 * Pays for mails. A purse has one history of its mails in the store, which is read and written back as a whole. So that
 * requests at the same time do not overwrite each other's mails, each first claims the next number. A request counts
 * every number that is claimed and not in the history yet. After it has written, it looks whether the next number is
 * claimed by now; if so, the other request may have written first, and this one writes once more, with the other's
 * number. So whoever writes last has counted all. In doubt a mail counts that was not sent, never the reverse.
 */
public final class MailPayments {

    /** Longer than a request needs from its claim of a number until it has written the history. */
    static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private static final String NUMBER = "payment:";
    private static final String HISTORY = "payments:";
    private static final String NOTE = "h";
    /** More requests of one user than can be under way. */
    private static final int MANY = 1_000;

    private final KeycloakSession session;
    private final Claims claims;

    public MailPayments(KeycloakSession session) {
        this.session = session;
        this.claims = new Claims(session);
    }

    /**
     * Pays for one mail from each of the purses.
     *
     * @return the payments to refund if the mail cannot be sent; empty if one of the purses has no mail left
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<List<Payment>> pay(MailLimits limits, List<Purse> purses, Instant now) {
        List<Payment> paid = new ArrayList<>();
        for (Purse purse : purses) {
            Payment payment = new Payment(purse, now.truncatedTo(ChronoUnit.MILLIS));
            if (!pay(limits, payment)) {
                paid.forEach(earlier -> takeBack(earlier, now, false));
                return Optional.empty();
            }
            paid.add(payment);
        }
        return Optional.of(paid);
    }

    /**
     * Refunds a mail that no server can have accepted, at most {@link MailLimits#perHour} times an hour: logins that
     * are repeated while the mail server is down cost work, too.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    void refund(MailLimits limits, List<Payment> payments, Instant now) {
        if (payments.stream().map(Payment::purse)
                .allMatch(purse -> history(purse).allowsRefund(purse.mails(limits.perHour()), now))) {
            payments.forEach(payment -> takeBack(payment, now, true));
        }
    }

    private boolean pay(MailLimits limits, Payment payment) {
        Purse purse = payment.purse();
        Instant now = payment.at();
        MailHistory history = history(purse);
        int left = history.left(purse.mails(limits.perHour()), purse.mails(limits.perDay()), now);
        return change(purse, history, left, number -> history.paid(number, now), now);
    }

    private void takeBack(Payment payment, Instant now, boolean counted) {
        MailHistory history = history(payment.purse());
        if (history.paid().contains(payment.at())) {
            change(payment.purse(), history, MANY,
                    number -> history.refunded(number, payment.at(), counted, now), now);
        }
    }

    /** Returns false if there are {@code most} requests under way, or more. */
    private boolean change(Purse purse, MailHistory history, int most, IntFunction<MailHistory> next, Instant now) {
        String key = NUMBER + purse.owner();
        Optional<Claim> number = claims.claimOneOf(history.last() + 1, history.last() + most, key,
                purse.lifespan(UNDER_WAY));
        number.ifPresent(mine -> {
            MailHistory written = write(purse, next.apply(mine.number()));
            while (claims.isTaken(written.last() + 1, key)) {
                written = write(purse, written.paid(written.last() + 1, now));
            }
        });
        return number.isPresent();
    }

    private MailHistory history(Purse purse) {
        try {
            return notes(purse).read().map(notes -> MailHistory.of(notes.getOrDefault(NOTE, "")))
                    .orElse(MailHistory.EMPTY);
        } catch (IllegalArgumentException e) {
            // Without the history, nobody knows how many mails are left.
            throw new StoreUnavailable(e);
        }
    }

    private MailHistory write(Purse purse, MailHistory history) {
        notes(purse).write(Map.of(NOTE, history.text()), purse.lifespan(Purse.DAY));
        return history;
    }

    private StoredNotes notes(Purse purse) {
        return new StoredNotes(session, HISTORY + purse.owner());
    }
}
