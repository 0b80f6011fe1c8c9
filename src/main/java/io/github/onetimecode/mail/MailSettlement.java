package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.Instant;

import org.jboss.logging.Logger;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.limits.StoreUnavailable;

/**
 * Settles the end of a mail: what the page shows, what the mail cost, and the event. It holds nothing of the request,
 * which may have ended by then.
 */
final class MailSettlement {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");

    /** Event detail: how often the mail was tried. */
    static final String TRIES = "one_time_code_tries";
    /** Event error: the queue is full. */
    static final String QUEUE_FULL = "one_time_code_queue_full";

    private final MailCost cost;
    private final Event event;
    private final String series;
    private final Instant askedAt;
    private final Clock clock;

    MailSettlement(MailTask task, Clock clock) {
        this.cost = task.cost();
        this.event = task.event();
        this.series = task.series();
        this.askedAt = task.mail().askedAt();
        this.clock = clock;
    }

    /** Settles after the request. The event is sent even if the store does not answer. */
    void recordAndSettle(KeycloakSession session, RealmModel realm, Delivery end, int tries) {
        recordAndRefund(session, realm, end);
        send(builder(session, realm), end, tries);
    }

    /** Records the outcome for the page, and refunds a lost mail. */
    void recordAndRefund(KeycloakSession session, RealmModel realm, Delivery end) {
        try {
            new MailEnds(new Claims(session)).write(series, askedAt, end);
            refund(session, end);
        } catch (StoreUnavailable e) {
            LOG.errorf("Realm '%s': the outcome of a mail (%s) could not be recorded: %s", realm.getName(), end,
                    e.getMessage());
        }
    }

    /** Settles in the request, whose session note tells the page. */
    void settle(KeycloakSession session, RealmModel realm, Delivery end, int tries) {
        refund(session, end);
        send(builder(session, realm), end, tries);
    }

    private void refund(KeycloakSession session, Delivery end) {
        if (end.isLost()) {
            cost.refund(session, series, clock.instant());
        }
    }

    static void send(EventBuilder event, Delivery end, int tries) {
        switch (end) {
            case SENT -> event.detail(TRIES, String.valueOf(tries)).success();
            case FAILED, UNCERTAIN -> event.detail(TRIES, String.valueOf(tries)).error(Errors.EMAIL_SEND_FAILED);
            case REFUSED -> event.error(QUEUE_FULL);
            case SENDING -> throw new IllegalArgumentException("a mail that is on its way has not come to its end");
        }
    }

    /**
     * Creates a new event, since the login's own builder belongs to a session that may be closed. It is stored by the
     * transaction that is running. Keycloak stores errors by another one, which needs a second database connection: as
     * many requests as there are connections would wait for each other when the queue is full (26.7,
     * {@code EventBuilder}).
     */
    EventBuilder builder(KeycloakSession session, RealmModel realm) {
        EventBuilder builder = new EventBuilder(realm, session).storeImmediately(false).event(event.getType())
                .client(event.getClientId()).user(event.getUserId()).session(event.getSessionId())
                .ipAddress(event.getIpAddress());
        event.getDetails().forEach(builder::detail);
        return builder;
    }
}
