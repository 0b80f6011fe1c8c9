package io.github.onetimecode.limits;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;

/**
 * Pays for mails. A purse has one history of its mails in the store, which is read and written back as a whole. So that
 * requests at the same time do not overwrite each other's mails, each first claims the next number. A request counts
 * every number that is claimed and not in the history yet. After it has written, it looks whether the next number is
 * claimed by now; if so, the other request may have written first, and this one writes once more, with the other's
 * number. So whoever writes last has counted all. In doubt a mail counts that was not sent. {@link StoredHistory} says
 * what happens where a history ends.
 */
public final class MailPayments {

    private final KeycloakSession session;

    public MailPayments(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Pays for one mail from each of the purses.
     *
     * @return the payments to refund if the mail cannot be sent; empty if one of the purses has no mail left
     * @throws StoreUnavailable if the store does not answer, or too slowly
     */
    public Optional<List<Payment>> pay(MailLimits limits, List<Purse> purses, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        // So that usually nothing has to be taken back.
        if (purses.size() > 1 && purses.stream().anyMatch(purse -> left(limits, purse, stored(purse).read(), at) < 1)) {
            return Optional.empty();
        }
        List<Payment> paid = new ArrayList<>();
        for (Purse purse : purses) {
            if (!pay(limits, purse, at)) {
                paid.forEach(earlier -> takeBack(limits, earlier, at, false));
                return Optional.empty();
            }
            paid.add(new Payment(purse, at));
        }
        return Optional.of(paid);
    }

    /**
     * Refunds a mail that no server can have accepted, at most {@link MailLimits#perHour} times an hour: logins that
     * are repeated while the mail server is down cost work, too. If others pay from the purse all the time, the mail
     * counts.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    void refund(MailLimits limits, List<Payment> payments, Instant now) {
        if (payments.stream().map(Payment::purse).allMatch(purse -> allowsRefund(limits, purse, now))) {
            payments.forEach(payment -> takeBack(limits, payment, now, true));
        }
    }

    private boolean pay(MailLimits limits, Purse purse, Instant now) {
        StoredHistory stored = stored(purse);
        try (StoredHistory.Turn turn = stored.takeTurn(now)) {
            MailHistory history = turn.history();
            Optional<Integer> number = turn.claimNumber(left(limits, purse, history, now));
            number.ifPresent(mine -> turn.write(history.withPayment(mine, now), now));
            return number.isPresent();
        }
    }

    private void takeBack(MailLimits limits, Payment payment, Instant now, boolean counted) {
        boolean done = false;
        for (int attempt = 0; !done && attempt < StoredHistory.PATIENCE; attempt++) {
            try (StoredHistory.Turn turn = stored(payment.purse()).takeTurn(now)) {
                MailHistory history = turn.history();
                boolean nothingToDo = !history.paid().contains(payment.at())
                        || counted && !history.allowsRefund(payment.purse().mails(limits.perHour()), now);
                // Only the very next number: a refund must not count mails of others in its place.
                Optional<Integer> number = nothingToDo ? Optional.empty() : turn.claimNumber(1);
                number.ifPresent(mine -> turn.write(history.withRefund(mine, payment.at(), counted, now), now));
                done = nothingToDo || number.isPresent();
            }
            if (!done) {
                StoredHistory.pause();
            }
        }
    }

    private boolean allowsRefund(MailLimits limits, Purse purse, Instant now) {
        return stored(purse).read().allowsRefund(purse.mails(limits.perHour()), now);
    }

    private static int left(MailLimits limits, Purse purse, MailHistory history, Instant now) {
        return history.left(purse.mails(limits.perHour()), purse.mails(limits.perDay()), now);
    }

    private StoredHistory stored(Purse purse) {
        return new StoredHistory(session, purse);
    }
}
