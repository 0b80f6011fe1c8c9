package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.Confirmation;

/** Metrics of codes for Keycloak's metrics endpoint, by realm. */
final class CodeMeters {

    /** Codes and attempts by outcome. */
    static final String CODES = "one_time_code_codes";
    /** From the issue of a code to its confirmation. */
    static final String CONFIRMATION_TIME = "one_time_code_confirmation_time";

    private final RealmModel realm;

    CodeMeters(RealmModel realm) {
        this.realm = realm;
    }

    /** Counts an issued code. */
    void issued() {
        count("issued");
    }

    /** Counts a mail or attempt that a limit prevented. */
    void limited() {
        count("limited");
    }

    /** Counts an accepted code. */
    void confirmed(Duration sinceIssue) {
        count("confirmed");
        Metrics.timer(CONFIRMATION_TIME, "realm", realm.getName()).record(sinceIssue);
    }

    /** Counts an attempt that was not accepted. */
    void refused(Confirmation outcome) {
        count(outcome.name().toLowerCase(Locale.ROOT));
    }

    private void count(String outcome) {
        Metrics.counter(CODES, "realm", realm.getName(), "outcome", outcome).increment();
    }
}
