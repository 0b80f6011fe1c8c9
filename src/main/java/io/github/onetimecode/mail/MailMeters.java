package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.mail.smtp.TryOutcome;

/**
 * What Keycloak's metrics endpoint tells of mails. Where metrics are off, the global registry has nobody to tell, and
 * nothing is measured.
 */
final class MailMeters {

    /** Mails that are neither out nor given up. */
    static final String QUEUE_LENGTH = "one_time_code_mail_queue_length";
    /** From the request to the first try. */
    static final String QUEUE_TIME = "one_time_code_mail_queue_time";
    /** Of each try, by its outcome. */
    static final String DELIVERY_TIME = "one_time_code_mail_delivery_time";
    /** Mails by realm and end. */
    static final String MAILS = "one_time_code_mails";

    private static final String OUTCOME = "outcome";

    MailMeters(IntSupplier queueLength) {
        Gauge.builder(QUEUE_LENGTH, queueLength::getAsInt).strongReference(true).register(Metrics.globalRegistry);
    }

    void waited(Duration time) {
        Metrics.timer(QUEUE_TIME).record(time);
    }

    void tried(TryOutcome outcome, Duration time) {
        Metrics.timer(DELIVERY_TIME, OUTCOME, outcome.label()).record(time);
    }

    void ended(RealmModel realm, Delivery end) {
        Metrics.counter(MAILS, "realm", realm.getName(), OUTCOME, end.name().toLowerCase(Locale.ROOT)).increment();
    }
}
