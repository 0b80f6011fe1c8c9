package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.mail.smtp.MailFailure;
import io.github.onetimecode.mail.smtp.RenderedMail;
import io.github.onetimecode.mail.smtp.SmtpServer;
import io.github.onetimecode.mail.smtp.TryOutcome;

/** A mail that is being sent: it tries the mail and ensures that its end is settled once. */
final class MailJob implements QueuedMail {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");
    /**
     * From the hand-over to the first try. The request hands its mail over when its transaction is committed, before
     * its page is sent. A try that began immediately would take a processor from that page. Its thread waits, and not a
     * timer that wakes it: to wake a second thread for each mail costs a hundredth of a login.
     */
    static final Duration HEAD_START = Duration.ofMillis(5);

    private final CourierParts parts;
    private final SmtpServer server;
    private final RenderedMail mail;
    private final MailSettlement settlement;
    private final Instant expiresAt;
    private final Instant queuedAt;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile Instant startsAt;
    private volatile boolean waited;
    private volatile boolean mayHaveArrived;
    private volatile boolean expired;
    private volatile int tries;

    MailJob(CourierParts parts, RealmModel realm, RenderedMail mail, MailTask task) {
        this.parts = parts;
        this.server = new SmtpServer(realm.getId(), realm.getSmtpConfig());
        this.mail = mail;
        this.settlement = new MailSettlement(task, parts.clock());
        this.expiresAt = task.mail().challenge().expiresAt();
        this.queuedAt = parts.clock().instant();
        this.startsAt = queuedAt;
    }

    /** Called at the hand-over. */
    void letPageGoFirst() {
        startsAt = parts.clock().instant().plus(HEAD_START);
    }

    @Override
    public String realmId() {
        return server.realmId();
    }

    @Override
    public String mailServer() {
        return server.place();
    }

    @Override
    public Instant queuedAt() {
        return queuedAt;
    }

    /** Does not try a mail whose code has expired. */
    @Override
    public TryOutcome attempt() {
        awaitStart();
        Instant startedAt = parts.clock().instant();
        if (!startedAt.isBefore(expiresAt)) {
            expired = true;
            return TryOutcome.PERMANENT;
        }
        if (!waited) {
            waited = true;
            parts.meters().waited(Duration.between(queuedAt, startedAt));
        }
        mayHaveArrived = true;
        // Checked after the assignment: a thread that gives up meanwhile either sees the try or is seen here.
        TryOutcome outcome = settled.get() ? TryOutcome.PERMANENT : send();
        // Until the outcome is counted, the mail may be given up.
        mayHaveArrived = outcome == TryOutcome.SENT || outcome == TryOutcome.UNCERTAIN;
        parts.meters().tried(outcome, Duration.between(startedAt, parts.clock().instant()));
        return outcome;
    }

    @Override
    public Optional<Duration> count(TryOutcome outcome) {
        tries += expired ? 0 : 1;
        Duration pause = parts.options().pauseAfter(tries, mail.reference().hashCode());
        boolean again = outcome.mayPass() && !settled.get() && tries < parts.options().tries()
                && parts.clock().instant().plus(pause).isBefore(expiresAt);
        if (!again) {
            settle(() -> Delivery.of(outcome));
        }
        return again ? Optional.of(pause) : Optional.empty();
    }

    /** A mail that is being tried may still arrive, or has. */
    @Override
    public void giveUp() {
        settle(() -> mayHaveArrived ? Delivery.UNCERTAIN : Delivery.FAILED);
    }

    /** A mail that has waited for its turn does not wait again, nor for a clock that was set back. */
    private void awaitStart() {
        for (long left = untilStart(); left > 0 && left <= HEAD_START.toNanos(); left = untilStart()) {
            LockSupport.parkNanos(left);
        }
    }

    private long untilStart() {
        return Duration.between(parts.clock().instant(), startsAt).toNanos();
    }

    private TryOutcome send() {
        // The outcome until the mail server is contacted; later failures, such as one to close the session, do not
        // count.
        AtomicReference<TryOutcome> outcome = new AtomicReference<>(TryOutcome.TRANSIENT);
        try {
            return parts.sender(server, work -> parts.sessions().withoutTransaction(realmId(), (session, realm) -> {
                outcome.set(work.apply(session, realm));
                return outcome.get();
            }).orElse(TryOutcome.PERMANENT)).send(mail);
        } catch (RuntimeException e) {
            // Usually thrown by Keycloak: the database does not answer, or the trust store cannot be read.
            LOG.errorf("The mail %s failed unexpectedly (%s): %s", mail.reference(), outcome, MailFailure.reason(e));
            return outcome.get();
        }
    }

    private void settle(Supplier<Delivery> how) {
        if (settled.compareAndSet(false, true)) {
            Delivery end = how.get();
            try {
                parts.sessions().inTransaction(realmId(), (session, realm) -> {
                    parts.meters().ended(realm, end);
                    settlement.recordAndSettle(session, realm, end, tries);
                });
            } catch (RuntimeException e) {
                LOG.errorf(e, "The outcome of the mail %s (%s) could not be recorded", mail.reference(), end);
            }
        }
    }
}
