package io.github.onetimecode.mail.smtp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.mail.Delivery;

import static org.assertj.core.api.Assertions.assertThat;

final class TryOutcomeTest {

    @ParameterizedTest
    @CsvSource({"SENT, false, SENT, false", "TRANSIENT, true, FAILED, true", "DEFERRED, true, FAILED, true",
        "PUT_OFF, true, FAILED, true", "CROWDED, true, FAILED, true",
        "PERMANENT, false, FAILED, true", "UNCERTAIN, false, UNCERTAIN, false"})
    void lastTryTellsWhatBecameOfTheMailAndWhetherItCosts(TryOutcome outcome, boolean again, Delivery end,
            boolean isLost) {
        assertThat(outcome.mayPass()).isEqualTo(again);
        assertThat(Delivery.of(outcome)).isEqualTo(end);
        assertThat(Delivery.of(outcome).isLost()).as("costs nothing").isEqualTo(isLost);
    }

    /** Labels are public. */
    @ParameterizedTest
    @CsvSource({"SENT, sent", "TRANSIENT, transient", "DEFERRED, transient", "PUT_OFF, transient", "CROWDED, crowded",
        "PERMANENT, permanent", "UNCERTAIN, uncertain"})
    void metricsKeepTheirLabels(TryOutcome outcome, String label) {
        assertThat(outcome.label()).isEqualTo(label);
    }
}
