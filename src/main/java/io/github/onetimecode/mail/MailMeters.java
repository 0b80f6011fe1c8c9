package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.keycloak.ServerMetrics;
import io.github.onetimecode.mail.smtp.TryOutcome;

/** The metrics of mails at Keycloak's metrics endpoint. */
final class MailMeters {

    /** Mails that are neither sent nor given up. */
    static final String QUEUE_LENGTH = "one_time_code_mail_queue_length";
    /** Time from the request to the first try. */
    static final String QUEUE_TIME = "one_time_code_mail_queue_time";
    /** Duration of each try, by outcome. */
    static final String DELIVERY_TIME = "one_time_code_mail_delivery_time";
    /** Number of mails, by realm and outcome. */
    static final String MAILS = "one_time_code_mails";

    private static final String OUTCOME = "outcome";

    MailMeters(IntSupplier queueLength) {
        Gauge.builder(QUEUE_LENGTH, queueLength::getAsInt).strongReference(true).register(Metrics.globalRegistry);
    }

    void waited(Duration time) {
        ServerMetrics.record(QUEUE_TIME, time);
    }

    void tried(TryOutcome outcome, Duration time) {
        ServerMetrics.record(DELIVERY_TIME, time, OUTCOME, outcome.label());
    }

    void ended(RealmModel realm, Delivery end) {
        ServerMetrics.count(MAILS, "realm", realm.getName(), OUTCOME, end.name().toLowerCase(Locale.ROOT));
    }
}
