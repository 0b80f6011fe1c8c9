package io.github.onetimecode.keycloak;

import java.time.Duration;

import io.micrometer.core.instrument.Metrics;

/**
 * Counts and times for Keycloak's metrics endpoint. Without <code>--metrics-enabled=true</code> Micrometer's global
 * registry is empty (Keycloak 26.7), and to look four meters up in it would cost a login 0.03 ms for nothing.
 */
public final class ServerMetrics {

    private ServerMetrics() {
    }

    /** @param tags names and values in turn */
    public static void count(String name, String... tags) {
        if (isOn()) {
            Metrics.counter(name, tags).increment();
        }
    }

    /** @param tags names and values in turn */
    public static void record(String name, Duration time, String... tags) {
        if (isOn()) {
            Metrics.timer(name, tags).record(time);
        }
    }

    private static boolean isOn() {
        return !Metrics.globalRegistry.getRegistries().isEmpty();
    }
}
