package io.github.onetimecode.lifecycle;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.PublicNames;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.memory.MemoryMeters;
import io.github.onetimecode.memory.MemoryRealm;

import static org.assertj.core.api.Assertions.assertThat;

final class CodeMetersTest {

    @Test
    void dashboardsFindEachOutcomeOfACode() throws IOException {
        CodeMeters meters = new CodeMeters(new MemoryRealm().model());
        try (MemoryMeters metrics = new MemoryMeters()) {
            meters.issued();
            meters.limited();
            meters.confirmed(Duration.ofSeconds(1));
            Arrays.stream(Confirmation.values()).filter(outcome -> outcome != Confirmation.ACCEPTED)
                    .forEach(meters::refused);

            assertThat(metrics.names()).filteredOn(name -> !name.contains("_mail"))
                    .containsExactlyElementsOf(PublicNames.of("metrics of codes"));
        }
    }
}
