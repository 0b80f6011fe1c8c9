package io.github.onetimecode.api.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/operations.md says which options the API has. */
final class ApiOptionsTest {

    @Test
    void eachOptionStandsThereWithItsDefaultAndItsRange() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/operations.md"));

        assertThat(ApiOptions.describe()).isNotEmpty().allSatisfy(option -> assertThat(lines)
                .filteredOn(line -> line.startsWith("| `--spi-realm-restapi-extension--one-time-codes--" + option.getName()
                        + "` | " + option.getDefaultValue() + " | " + rangeOf(option) + " |")).hasSize(1));
    }

    private static String rangeOf(ProviderConfigProperty option) {
        String help = option.getHelpText();
        return help.substring(help.lastIndexOf(". ") + 2, help.length() - 1);
    }
}
