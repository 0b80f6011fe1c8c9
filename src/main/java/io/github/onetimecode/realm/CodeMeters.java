package io.github.onetimecode.realm;

import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.Confirmation;

/** What Keycloak's metrics endpoint tells of codes, by realm. */
public final class CodeMeters {

    /** Codes and attempts by what came of them. */
    static final String CODES = "one_time_code_codes";
    /** From the issue of a code to its confirmation. */
    static final String CONFIRMATION_TIME = "one_time_code_confirmation_time";

    private final RealmModel realm;

    public CodeMeters(RealmModel realm) {
        this.realm = realm;
    }

    /** A code was made. */
    public void issued() {
        count("issued");
    }

    /** A limit has kept somebody from a mail or an attempt. */
    public void limited() {
        count("limited");
    }

    /** A right code. */
    public void confirmed(Duration sinceIssue) {
        count("confirmed");
        Metrics.timer(CONFIRMATION_TIME, "realm", realm.getName()).record(sinceIssue);
    }

    /** An attempt that let nobody in. */
    public void refused(Confirmation outcome) {
        count(outcome.name().toLowerCase(Locale.ROOT));
    }

    private void count(String outcome) {
        Metrics.counter(CODES, "realm", realm.getName(), "outcome", outcome).increment();
    }
}
