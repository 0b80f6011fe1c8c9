package io.github.onetimecode.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/operations.md and docs/events.md say what the code does. */
final class DeliveryPageTest {

    private static final String OPTION = "| `--spi-" + CourierOptions.SPI + "--" + CourierOptions.PROVIDER + "--";

    private final List<String> lines = lines("docs/operations.md");

    @Test
    void eachOptionStandsThereWithItsDefaultAndItsRange() {
        assertThat(lines.stream().filter(line -> line.startsWith(OPTION)).map(DeliveryPageTest::firstThreeCells))
                .containsExactlyElementsOf(CourierOptions.describe().stream().map(DeliveryPageTest::cells).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {MailMeters.MAILS + "_total", MailMeters.QUEUE_LENGTH, MailMeters.QUEUE_TIME + "_seconds",
        MailMeters.DELIVERY_TIME + "_seconds", "one_time_code_codes_total",
        "one_time_code_confirmation_time_seconds"})
    void eachMeterStandsThere(String name) {
        assertThat(lines("docs/events.md")).filteredOn(line -> line.startsWith("| `" + name + "` |")).hasSize(1);
    }

    private static String cells(ProviderConfigProperty option) {
        String help = option.getHelpText();
        String range = help.substring(help.lastIndexOf(". ") + 2, help.length() - 1);
        return OPTION + option.getName() + "` | " + option.getDefaultValue() + " | " + range;
    }

    private static String firstThreeCells(String row) {
        String[] cells = row.split(" \\| ");
        return String.join(" | ", cells[0], cells[1], cells[2]);
    }

    private static List<String> lines(String page) {
        try (Stream<String> all = Files.lines(Path.of(page))) {
            return all.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
