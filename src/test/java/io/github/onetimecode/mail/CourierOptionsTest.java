package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.Config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CourierOptionsTest {

    @Test
    void defaultsHoldFifteenHundredMailsThatWait() {
        CourierOptions options = read(Map.of());

        assertThat(options).isEqualTo(new CourierOptions(64, 48, 1_500, 3, Duration.ofMillis(1_500),
                Duration.ofSeconds(10)));
        assertThat(options.places()).isEqualTo(1_564);
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
                .hasMessageContaining("--spi-one-time-code-courier--default--" + key)
                .hasMessageContaining("'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({"pool-size, 1", "pool-size, 1000", "queue-length, 100000", "tries, 1", "tries, 10",
        "pause-millis, 60000", "drain-seconds, 0", "drain-seconds, 300", "tries, ' 5 '"})
    void bothEndsOfTheRangeAreTaken(String key, String value) {
        assertThat(read(Map.of(key, value))).isNotEqualTo(read(Map.of()));
    }

    @Test
    void pausesGrowThreefoldAndAreSpreadByAFifth() {
        CourierOptions options = read(Map.of("pause-millis", "1000"));
        SplittableRandom seeds = new SplittableRandom(1);

        for (int tries = 1, factor = 1; tries <= 5; tries++, factor *= 3) {
            int afterSoMany = tries;
            Set<Duration> pauses = seeds.ints(2_000).mapToObj(seed -> options.pauseAfter(afterSoMany, seed))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(pauses).as("all steps of a percent after " + tries).hasSize(41)
                    .startsWith(Duration.ofMillis(800L * factor)).endsWith(Duration.ofMillis(1_200L * factor));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
    void longestPauseOfAnySeedIsAPause(int seed) {
        assertThat(read(Map.of("pause-millis", "60000")).pauseAfter(9, seed))
                .isBetween(Duration.ofMillis(48_000L * 6_561), Duration.ofMillis(72_000L * 6_561));
    }

    private static CourierOptions read(Map<String, String> stored) {
        return CourierOptions.read(new Config.SystemPropertiesScope("test.") {

            @Override
            public String get(String key) {
                return stored.get(key);
            }
        });
    }
}
