package io.github.onetimecode.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;

/** The history of a purse in the store, and the numbers of those who are about to write it. */
final class StoredHistory {

    /** How often somebody who meets another request looks again. */
    static final int PATIENCE = 10;
    /** What a request has looked at may have changed after that, so it must not write any more. */
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** Twice as long as a request may take from reading to writing, and a minute for clocks that differ. */
    static final Duration UNDER_WAY = LONGEST.multipliedBy(2).plusMinutes(1);

    /**
     * After a day nothing of a history counts any more, and numbers may begin with 1. In these minutes after that day,
     * one request at a time decides whether they do. They are so long that no request that continues the numbers meets
     * one that begins them: the first read until the middle and write within two minutes, the others come afterwards.
     */
    private static final Duration DAY = Purse.DAY;
    private static final Duration MIDDLE = DAY.plusMinutes(3);
    private static final Duration END = DAY.plusMinutes(6);
    private static final Duration STORED = DAY.plusMinutes(10);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String NUMBER = "payment:";
    private static final String ALONE = "payment-alone:";
    private static final String HISTORY = "payments:";
    private static final String NOTE = "h";

    private final StoredNotes notes;
    private final Claims claims;
    private final Purse purse;

    StoredHistory(KeycloakSession session, Purse purse) {
        this.notes = new StoredNotes(session, HISTORY + purse.owner());
        this.claims = new Claims(session);
        this.purse = purse;
    }

    /** @throws StoreUnavailable if the store does not answer, or if nobody can tell how many mails are left */
    MailHistory read() {
        try {
            return notes.read().map(read -> MailHistory.of(read.getOrDefault(NOTE, ""))).orElse(MailHistory.EMPTY);
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailable(e);
        }
    }

    /**
     * Reads the history to change it. A history that ends is changed by one request at a time: one that still continues
     * its numbers and one that begins with 1 would not see each other.
     *
     * @throws StoreUnavailable if the store does not answer, or another request does not finish
     */
    Turn takeTurn(Instant now) {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            long looked = System.nanoTime();
            MailHistory history = read();
            if (history.last() == 0 || history.isOlderThan(END, now)) {
                return new Turn(MailHistory.EMPTY, Optional.empty(), looked);
            }
            if (!history.isOlderThan(DAY, now)) {
                return new Turn(history, Optional.empty(), looked);
            }
            Optional<Claim> alone = claims.claim(ALONE + purse.owner(), UNDER_WAY);
            if (alone.isPresent()) {
                return aloneWith(alone.get(), now);
            }
            pause();
        }
        throw new StoreUnavailable("another request does not finish");
    }

    private Turn aloneWith(Claim alone, Instant now) {
        long looked = System.nanoTime();
        boolean read = false;
        try {
            MailHistory history = read();
            read = true;
            return new Turn(history.isOlderThan(MIDDLE, now) ? MailHistory.EMPTY : history, Optional.of(alone), looked);
        } finally {
            if (!read) {
                claims.giveBack(alone);
            }
        }
    }

    /**
     * Gives others time to write.
     *
     * @throws StoreUnavailable if this thread is to end
     */
    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted");
        }
    }

    /** One change of the history. */
    final class Turn implements AutoCloseable {

        private final MailHistory history;
        private final Optional<Claim> alone;
        private long looked;

        private Turn(MailHistory history, Optional<Claim> alone, long looked) {
            this.history = history;
            this.alone = alone;
            this.looked = looked;
        }

        MailHistory history() {
            return history;
        }

        /**
         * The first number that no other request has.
         *
         * @param most how many numbers may be tried; others have all that are skipped
         * @throws StoreUnavailable if the store does not answer
         */
        Optional<Integer> claimNumber(int most) {
            for (int number = history.last() + 1; number <= history.last() + most; number++) {
                if (claim(number)) {
                    return Optional.of(number);
                }
            }
            return Optional.empty();
        }

        /** A number that was skipped although nobody has it would hide those above it from others. */
        private boolean claim(int number) {
            try {
                if (claims.claimOneOf(number, number, NUMBER + purse.owner(), UNDER_WAY).isPresent()) {
                    return true;
                }
            } catch (StoreUnavailable e) {
                // Keycloak 26.7 with --features=stateless may throw in a request that loses a race.
                if (!isTaken(number)) {
                    throw e;
                }
            }
            return false;
        }

        /** Writes, and once more as long as the next number is claimed by then. */
        void write(MailHistory changed, Instant now) {
            MailHistory stored = changed;
            store(stored);
            for (int last = lookForOthers(stored); last > stored.last(); last = lookForOthers(stored)) {
                stored = stored.withPayment(last, now);
                store(stored);
            }
        }

        private int lookForOthers(MailHistory stored) {
            looked = System.nanoTime();
            int last = stored.last();
            while (isTaken(last + 1)) {
                last++;
            }
            return last;
        }

        private boolean isTaken(int number) {
            return claims.isTaken(number, NUMBER + purse.owner());
        }

        private void store(MailHistory changed) {
            if (isLate()) {
                throw new StoreUnavailable("the request took too long");
            }
            notes.write(Map.of(NOTE, changed.text()), purse.lifespan(STORED));
        }

        private boolean isLate() {
            return System.nanoTime() - looked > LONGEST.toNanos();
        }

        /** The claim of a request that is late may be another's by now. */
        @Override
        public void close() {
            if (!isLate()) {
                alone.ifPresent(claims::giveBack);
            }
        }
    }
}
