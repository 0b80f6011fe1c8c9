package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.mail.smtp.TryOutcome;

/** A mail for a {@link ModelMailServer}, with the rules of {@link MailJob}. It insists on one end. */
final class ModelMail implements QueuedMail {

    private final String realm;
    private final ModelMailServer server;
    private final CourierOptions options;
    private final VirtualTime time;
    private final int seed;
    private final Ends ends;
    private final Instant queuedAt;
    private int tries;
    private boolean talking;
    private boolean ended;
    private boolean givenUp;

    /** @param seed varies the pauses */
    ModelMail(String realm, ModelMailServer server, CourierOptions options, VirtualTime time, int seed,
            Ends ends) {
        this.realm = realm;
        this.server = server;
        this.options = options;
        this.time = time;
        this.seed = seed;
        this.ends = ends;
        this.queuedAt = time.instant();
    }

    @Override
    public String realmId() {
        return realm;
    }

    @Override
    public String mailServer() {
        return realm;
    }

    @Override
    public Instant queuedAt() {
        return queuedAt;
    }

    @Override
    public TryOutcome attempt() {
        if (ended || talking) {
            throw new IllegalStateException("tried again after its end, or by two");
        }
        Duration headStart = Duration.between(time.instant(), queuedAt.plus(MailJob.HEAD_START));
        if (!headStart.isNegative() && !headStart.isZero()) {
            time.sleep(headStart);
        }
        if (ended) {
            return TryOutcome.PERMANENT;
        }
        if (!time.instant().isBefore(expiresAt())) {
            return TryOutcome.PERMANENT;
        }
        talking = true;
        TryOutcome outcome = server.take();
        talking = false;
        return outcome;
    }

    @Override
    public Optional<Duration> count(TryOutcome outcome) {
        if (givenUp) {
            return Optional.empty();
        }
        tries++;
        Duration pause = options.pauseAfter(tries, seed);
        boolean again = outcome.mayPass() && tries < options.tries()
                && time.instant().plus(pause).isBefore(expiresAt());
        if (!again) {
            end(Delivery.of(outcome));
        }
        return again ? Optional.of(pause) : Optional.empty();
    }

    @Override
    public void giveUp() {
        givenUp = true;
        end(talking ? Delivery.UNCERTAIN : Delivery.FAILED);
    }

    private Instant expiresAt() {
        return queuedAt.plus(CodePolicy.USUAL_LIFETIME);
    }

    private void end(Delivery end) {
        if (ended) {
            throw new IllegalStateException("a second end: " + end);
        }
        ended = true;
        ends.add(end, queuedAt, time.instant());
    }
}
