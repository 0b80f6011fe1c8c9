package io.github.onetimecode.rest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class MinutePaceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;

    private final MinutePace pace = new MinutePace(3, new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void thatManyRequestsGoOnInAMinute() {
        for (int request = 1; request <= 3; request++) {
            assertThat(pace.take("one")).isEmpty();
        }
        now = NOON.plusMillis(1_500);
        assertThat(pace.take("one")).hasValue(59);
        assertThat(pace.take("another")).isEmpty();
        now = NOON.plusMillis(59_999);
        assertThat(pace.take("one")).hasValue(1);
    }

    @Test
    void nextMinuteBeginsWithItsFirstRequest() {
        for (int request = 1; request <= 5; request++) {
            pace.take("one");
        }
        now = NOON.plusSeconds(60);
        assertThat(pace.take("one")).isEmpty();
        now = NOON.plusSeconds(90);
        assertThat(pace.take("one")).isEmpty();
        assertThat(pace.take("one")).isEmpty();
        assertThat(pace.take("one")).hasValue(30);
    }
}
