package io.github.onetimecode.keycloak;

import java.time.Duration;

import io.micrometer.core.instrument.Metrics;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.memory.MemoryMeters;

import static org.assertj.core.api.Assertions.assertThat;

final class ServerMetricsTest {

    @Test
    void nothingIsKeptWhileMetricsAreOff() {
        ServerMetrics.count("off_count");
        ServerMetrics.record("off_time", Duration.ofSeconds(1));

        assertThat(Metrics.globalRegistry.getMeters()).extracting(meter -> meter.getId().getName())
                .doesNotContain("off_count", "off_time");
    }

    @Test
    void endpointTellsWhatWasCountedAndTimed() {
        try (MemoryMeters metrics = new MemoryMeters()) {
            ServerMetrics.count("on_count", "realm", "acme");
            ServerMetrics.record("on_time", Duration.ofSeconds(1), "realm", "acme");

            assertThat(metrics.names()).contains("on_count realm=acme", "on_time realm=acme");
        }
    }
}
