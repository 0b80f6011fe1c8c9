package io.github.onetimecode.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.PublicNames;
import io.github.onetimecode.mail.smtp.TryOutcome;
import io.github.onetimecode.memory.MemoryMeters;
import io.github.onetimecode.memory.MemoryRealm;

import static org.assertj.core.api.Assertions.assertThat;

final class MailMetersTest {

    @Test
    void dashboardsFindEachOutcomeOfAMail() throws IOException {
        try (MemoryMeters metrics = new MemoryMeters()) {
            MailMeters meters = new MailMeters(() -> 0);
            meters.waited(Duration.ofSeconds(1));
            Arrays.stream(TryOutcome.values()).forEach(outcome -> meters.tried(outcome, Duration.ofSeconds(1)));
            Arrays.stream(Delivery.values()).filter(end -> end != Delivery.SENDING)
                    .forEach(end -> meters.ended(new MemoryRealm().model(), end));

            assertThat(metrics.names()).containsExactlyElementsOf(PublicNames.of("metrics of mails"));
        }
    }
}
