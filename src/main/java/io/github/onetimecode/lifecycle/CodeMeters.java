package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Locale;

import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.keycloak.ServerMetrics;

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
        ServerMetrics.record(CONFIRMATION_TIME, sinceIssue, "realm", realm.getName());
    }

    /** Counts an attempt that was not accepted. */
    void refused(Confirmation outcome) {
        count(outcome.name().toLowerCase(Locale.ROOT));
    }

    private void count(String outcome) {
        ServerMetrics.count(CODES, "realm", realm.getName(), "outcome", outcome);
    }
}
