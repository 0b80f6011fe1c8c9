package io.github.onetimecode.core;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MinutesLeftTest {

    @ParameterizedTest
    @CsvSource({"-600000, 0", "-60000, 0", "-1, 0", "0, 0", "1, 0", "54999, 0", "55000, 1", "60000, 1", "114999, 1",
            "115000, 2", "294999, 4", "295000, 5", "300000, 5", "354999, 5", "600000, 10"})
    void noMoreMinutesAreToldThanThereAre(long millis, int minutes) {
        assertThat(MinutesLeft.of(Duration.ofMillis(millis))).isEqualTo(minutes);
    }
}
