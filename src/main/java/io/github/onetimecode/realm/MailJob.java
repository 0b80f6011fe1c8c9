package io.github.onetimecode.realm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** A mail on its way: tries it, and sees to it that what follows from its end is done once. */
final class MailJob implements QueuedMail {

    private static final Logger LOG = Logger.getLogger(MailJob.class);

    private final Surroundings around;
    private final String realmId;
    private final Map<String, String> smtp;
    private final RenderedMail mail;
    private final MailSettlement settlement;
    private final Instant expiresAt;
    private final Instant queuedAt;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile boolean talking;
    private volatile boolean expired;
    private volatile int tries;

    MailJob(Surroundings around, RealmModel realm, RenderedMail mail, MailOrder order) {
        this.around = around;
        this.realmId = realm.getId();
        this.smtp = new HashMap<>(realm.getSmtpConfig());
        this.mail = mail;
        this.settlement = new MailSettlement(order, around.clock());
        this.expiresAt = order.mail().challenge().expiresAt();
        this.queuedAt = around.clock().instant();
    }

    /** What all jobs share. */
    record Surroundings(BackgroundSessions sessions, SmtpConnections connections, MessageBundles bundles,
                        CourierOptions options, MailMeters meters, Clock clock) {
    }

    @Override
    public String realmId() {
        return realmId;
    }

    @Override
    public Instant queuedAt() {
        return queuedAt;
    }

    /** Never tries a mail whose code has expired. */
    @Override
    public MailTry attempt() {
        Instant startedAt = around.clock().instant();
        if (!startedAt.isBefore(expiresAt)) {
            expired = true;
            return MailTry.PERMANENT;
        }
        if (tries == 0) {
            around.meters().waited(Duration.between(queuedAt, startedAt));
        }
        talking = true;
        // Afterwards: whoever gives it up meanwhile sees that it is talking, or is seen.
        MailTry outcome = settled.get() ? MailTry.PERMANENT : send();
        talking = false;
        around.meters().tried(outcome, Duration.between(startedAt, around.clock().instant()));
        return outcome;
    }

    @Override
    public Optional<Duration> count(MailTry outcome) {
        tries += expired ? 0 : 1;
        Duration pause = around.options().pauseAfter(tries, mail.hashCode());
        boolean again = outcome.mayPass() && !settled.get() && tries < around.options().tries()
                && around.clock().instant().plus(pause).isBefore(expiresAt);
        if (!again) {
            settle(outcome::asLast);
        }
        return again ? Optional.of(pause) : Optional.empty();
    }

    /** A mail that is in the middle of its conversation may yet arrive. */
    @Override
    public void giveUp() {
        settle(() -> talking ? Delivery.UNCERTAIN : Delivery.FAILED);
    }

    private MailTry send() {
        // Until somebody has spoken to a mail server; what fails afterwards, as closing a session may, does not matter.
        AtomicReference<MailTry> outcome = new AtomicReference<>(MailTry.TRANSIENT);
        try {
            return new MailSending(around, realmId, work -> around.sessions().withoutTransaction(realmId, (session, realm) -> {
                outcome.set(work.apply(session, realm));
                return outcome.get();
            }).orElse(MailTry.PERMANENT)).send(smtp, mail);
        } catch (RuntimeException e) {
            // Keycloak, as a rule: a database that does not answer, a trust store that cannot be read.
            LOG.errorf("The mail %s met with a failure (%s): %s", mail.reference(), outcome, MailFailure.reason(e));
            return outcome.get();
        }
    }

    private void settle(Supplier<Delivery> how) {
        if (settled.compareAndSet(false, true)) {
            Delivery end = how.get();
            try {
                around.sessions().inTransaction(realmId, (session, realm) -> {
                    around.meters().ended(realm, end);
                    settlement.recordAndSettle(session, realm, end, tries);
                });
            } catch (RuntimeException e) {
                LOG.errorf(e, "The end of the mail %s (%s) could not be recorded", mail.reference(), end);
            }
        }
    }
}
