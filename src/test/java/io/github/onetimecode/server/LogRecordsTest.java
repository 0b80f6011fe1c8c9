package io.github.onetimecode.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogRecordsTest {

    private static final String FIRST = "2026-07-01 12:00:00,001 WARN  [one-time-code.mail] (executor-1) Not sent";
    private static final String TRACE = "jakarta.mail.MessagingException: <ann@example.com> unknown\n\tat a.B.c(B.java)"
            + "\n\nCaused by: java.io.IOException";
    private static final String SECOND = "2026-07-01 12:00:00,002 INFO  [org.keycloak] (executor-1) Other";

    @Test
    void stackTraceBelongsToTheRecordBeforeIt() {
        assertThat(LogRecords.in(FIRST + "\n" + TRACE + "\n" + SECOND + "\n"))
                .containsExactly(FIRST + "\n" + TRACE, SECOND);
    }

    @Test
    void timeWithinALineBeginsNoRecord() {
        assertThat(LogRecords.in(FIRST + " at 2026-07-01 12:00:00,003 \nat 2026-07-01 12:00:00,003 ")).hasSize(1);
    }
}
