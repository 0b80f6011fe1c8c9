package io.github.onetimecode.api.http;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

final class RequestRateLimitTest {

    private final MovableClock clock = new MovableClock();
    private final RequestRateLimit pace = new RequestRateLimit(3, clock);

    @Test
    void thatManyRequestsGoOnInAMinute() {
        for (int request = 1; request <= 3; request++) {
            assertThat(pace.take("one")).isEmpty();
        }
        clock.pass(Duration.ofMillis(1_500));
        assertThat(pace.take("one")).hasValue(59);
        assertThat(pace.take("another")).isEmpty();
        clock.pass(Duration.ofMillis(58_499));
        assertThat(pace.take("one")).hasValue(1);
    }

    @Test
    void nextMinuteBeginsWithItsFirstRequest() {
        for (int request = 1; request <= 5; request++) {
            pace.take("one");
        }
        clock.pass(Duration.ofSeconds(60));
        assertThat(pace.take("one")).isEmpty();
        clock.pass(Duration.ofSeconds(30));
        assertThat(pace.take("one")).isEmpty();
        assertThat(pace.take("one")).isEmpty();
        assertThat(pace.take("one")).hasValue(30);
    }
}
