package io.github.onetimecode.core;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MinutesLeftTest {

    @ParameterizedTest
    @CsvSource({"-600000, 0", "-60000, 0", "-1, 0", "0, 0", "1, 1", "59999, 1", "60000, 1", "60001, 2", "299999, 5", "300000, 5",
            "300001, 6", "600000, 10"})
    void startedMinutesCountWhole(long millis, int minutes) {
        assertThat(MinutesLeft.of(Duration.ofMillis(millis))).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "1, 1", "60000000001, 2"})
    void lastNanosecondCounts(long nanos, int minutes) {
        assertThat(MinutesLeft.of(Duration.ofNanos(nanos))).isEqualTo(minutes);
    }
}
