package io.github.onetimecode.realm;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CourierOptionsTest {

    @Test
    void defaultsHoldFiveHundredMailsThatWait() {
        CourierOptions options = read(Map.of());

        assertThat(options).isEqualTo(new CourierOptions(64, 48, 500, 3, Duration.ofMillis(1_500), Duration.ofSeconds(10)));
        assertThat(options.places()).isEqualTo(564);
    }

    @Test
    void eachOptionIsRead() {
        assertThat(read(Map.of("pool-size", "2", "pool-size-per-realm", "1", "queue-length", "3", "tries", "4",
                "pause-millis", "5", "drain-seconds", "6")))
                .isEqualTo(new CourierOptions(2, 1, 3, 4, Duration.ofMillis(5), Duration.ofSeconds(6)));
    }

    @ParameterizedTest
    @CsvSource({"pool-size, 0", "pool-size, 1001", "pool-size-per-realm, 0", "queue-length, 0", "queue-length, 100001",
        "tries, 0", "tries, 11", "pause-millis, 0", "pause-millis, 60001", "drain-seconds, -1", "drain-seconds, 301",
        "tries, three", "tries, ''", "tries, 3.0"})
    void valueOutOfRangeKeepsTheServerFromStartingAndIsNamed(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--spi-one-time-code-courier--default--" + key).hasMessageContaining("'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({"pool-size, 1", "pool-size, 1000", "queue-length, 100000", "tries, 1", "tries, 10", "pause-millis, 60000",
        "drain-seconds, 0", "drain-seconds, 300", "tries, ' 5 '"})
    void bothEndsOfTheRangeAreTaken(String key, String value) {
        assertThat(read(Map.of(key, value))).isNotEqualTo(read(Map.of()));
    }

    @Test
    void pausesGrowAndAreSpread() {
        CourierOptions options = read(Map.of("pause-millis", "1000"));

        for (int seed = -100; seed <= 100; seed++) {
            assertThat(options.pauseAfter(1, seed)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_200));
            assertThat(options.pauseAfter(2, seed)).isBetween(Duration.ofMillis(2_400), Duration.ofMillis(3_600));
        }
        assertThat(options.pauseAfter(1, 1)).isNotEqualTo(options.pauseAfter(1, 20));
    }

    private static CourierOptions read(Map<String, String> stored) {
        return CourierOptions.read(new Config.SystemPropertiesScope("test.") {

            @Override
            public String get(String key, String standard) {
                return stored.getOrDefault(key, standard);
            }
        });
    }
}
