package io.github.onetimecode.settings;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What the admin REST API, and with it the admin console, is told of the settings of each step. */
@ServerTest
class SettingsDescriptionIT {

    private static final List<String> OF_ISSUE = List.of("stepName", "sourceStep", "user", "client", "lifetimeSeconds",
            "codeLength", "codeAlphabet", "resendAfterSeconds", "mailsPerHour", "mailsPerDay", "verifiedEmailOnly",
            "marksEmailVerified", "delivery");

    private final Server server;

    SettingsDescriptionIT(Server server) {
        this.server = server;
    }

    @Test
    void issueStepHasItsThirteenSettingsInOrder() {
        assertThat(keys("one-time-code-issue")).isEqualTo(OF_ISSUE);
    }

    @Test
    void confirmStepHasItsFourSettingsInOrder() {
        assertThat(keys("one-time-code-confirm"))
                .containsExactly("sourceStep", "attemptsPerCode", "failuresPerDay", "resend");
    }

    @Test
    void stepThatDoesBothHasTheSettingsOfBoth() {
        assertThat(keys("one-time-code")).startsWith(OF_ISSUE.toArray(String[]::new))
                .endsWith("attemptsPerCode", "failuresPerDay", "resend").doesNotHaveDuplicates().hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
            "stepName, String, one-time-code",
            "sourceStep, String, ''",
            "user, String, ''",
            "client, ClientList, ''",
            "lifetimeSeconds, Number, 300",
            "codeLength, Number, 8",
            "codeAlphabet, List, digits",
            "resendAfterSeconds, Number, 30",
            "mailsPerHour, Number, 10",
            "mailsPerDay, Number, 30",
            "verifiedEmailOnly, boolean, true",
            "marksEmailVerified, boolean, false",
            "attemptsPerCode, Number, 5",
            "failuresPerDay, String, ''",
            "resend, boolean, true"})
    void settingHasTypeAndDefault(String key, String type, String defaultValue) {
        JsonNode setting = properties("one-time-code").stream()
                .filter(property -> key.equals(property.path("name").asText())).findFirst().orElseThrow();

        assertThat(setting.path("type").asText()).isEqualTo(type);
        assertThat(setting.path("defaultValue").asText()).isEqualTo(defaultValue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-time-code-issue", "one-time-code-confirm", "one-time-code"})
    void everySettingHasALabelAndAHelpText(String provider) {
        assertThat(properties(provider)).isNotEmpty().allSatisfy(setting -> {
            assertThat(setting.path("label").asText()).isNotBlank().isNotEqualTo(setting.path("name").asText());
            assertThat(setting.path("helpText").asText()).hasSizeGreaterThan(30).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource({"lifetimeSeconds, 30 to 600", "codeLength, 6 to 12", "resendAfterSeconds, 10 to 300",
            "mailsPerHour, 1 to 1000", "mailsPerDay, 1 to 10000", "attemptsPerCode, 1 to 10",
            "failuresPerDay, 1 to 200"})
    void helpTextTellsTheRange(String key, String range) {
        JsonNode setting = properties("one-time-code").stream()
                .filter(property -> key.equals(property.path("name").asText())).findFirst().orElseThrow();

        assertThat(setting.path("helpText").asText()).contains(range);
    }

    @Test
    void listsOfferTheirOptions() {
        JsonNode alphabet = properties("one-time-code-issue").get(OF_ISSUE.indexOf("codeAlphabet"));

        assertThat(alphabet.path("options")).extracting(JsonNode::asText)
                .containsExactly("digits", "letters-and-digits");
    }

    private List<String> keys(String provider) {
        return properties(provider).stream().map(property -> property.path("name").asText()).toList();
    }

    private List<JsonNode> properties(String provider) {
        JsonNode description = server.realm().get("/authentication/config-description/" + provider);
        return StreamSupport.stream(description.path("properties").spliterator(), false).toList();
    }
}
