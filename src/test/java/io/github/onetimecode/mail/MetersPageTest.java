package io.github.onetimecode.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/events.md has every meter. */
final class MetersPageTest {

    @ParameterizedTest
    @ValueSource(strings = {MailMeters.MAILS + "_total", MailMeters.QUEUE_LENGTH, MailMeters.QUEUE_TIME + "_seconds",
        MailMeters.DELIVERY_TIME + "_seconds", "one_time_code_codes_total",
        "one_time_code_confirmation_time_seconds"})
    void eachMeterStandsThere(String name) {
        assertThat(lines("docs/events.md")).filteredOn(line -> line.startsWith("| `" + name + "` |")).hasSize(1);
    }

    private static List<String> lines(String page) {
        try (Stream<String> all = Files.lines(Path.of(page))) {
            return all.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
