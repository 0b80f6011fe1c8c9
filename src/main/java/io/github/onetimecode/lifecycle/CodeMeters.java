package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.Confirmation;

/** What Keycloak's metrics endpoint tells of codes, by realm. */
final class CodeMeters {

    /** Codes and attempts by what came of them. */
    static final String CODES = "one_time_code_codes";
    /** From the issue of a code to its confirmation. */
    static final String CONFIRMATION_TIME = "one_time_code_confirmation_time";

    private final RealmModel realm;

    CodeMeters(RealmModel realm) {
        this.realm = realm;
    }

    /** A code was made. */
    void issued() {
        count("issued");
    }

    /** A limit has kept somebody from a mail or an attempt. */
    void limited() {
        count("limited");
    }

    /** A right code. */
    void confirmed(Duration sinceIssue) {
        count("confirmed");
        Metrics.timer(CONFIRMATION_TIME, "realm", realm.getName()).record(sinceIssue);
    }

    /** An attempt that let nobody in. */
    void refused(Confirmation outcome) {
        count(outcome.name().toLowerCase(Locale.ROOT));
    }

    private void count(String outcome) {
        Metrics.counter(CODES, "realm", realm.getName(), "outcome", outcome).increment();
    }
}
