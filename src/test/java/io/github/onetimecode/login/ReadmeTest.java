package io.github.onetimecode.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.utils.Base32;
import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.settings.ActionSettings;
import io.github.onetimecode.settings.Setting;
import io.github.onetimecode.settings.StepSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** The README tells what the code does. */
final class ReadmeTest {

    private static final String README = read("README.md");
    private static final Map<String, String> TYPES = Map.of(ProviderConfigProperty.STRING_TYPE, "text",
            ProviderConfigProperty.NUMBER_TYPE, "number", ProviderConfigProperty.BOOLEAN_TYPE, "switch",
            ProviderConfigProperty.LIST_TYPE, "list", ProviderConfigProperty.CLIENT_LIST_TYPE, "client");

    static Stream<Arguments> steps() {
        return Stream.of(Arguments.of(new IssueStepFactory(), StepSettings.OF_ISSUE),
                Arguments.of(new ConfirmStepFactory(), StepSettings.OF_CONFIRM),
                Arguments.of(new CombinedStepFactory(), StepSettings.OF_BOTH));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void eachSettingOfAStepIsInItsTableOnce(StepFactory step, List<Setting> settings) {
        List<List<String>> rows = tableBelow("### " + step.getDisplayType() + " (`" + step.getId() + "`)");
        assertThat(rows).extracting(row -> row.subList(0, 5))
                .containsExactlyElementsOf(settings.stream().map(ReadmeTest::expectedRow).toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.get(5)).isNotBlank());
    }

    @Test
    void settingsForEnrolledUsersAreThoseOfTheStepThatDoesBoth() {
        EnrolledStepFactory step = new EnrolledStepFactory();

        assertThat(keys(step.getConfigProperties())).isEqualTo(keys(new CombinedStepFactory().getConfigProperties()));
        assertThat(firstSentenceBelow("### " + step.getDisplayType() + " (`" + step.getId() + "`)"))
                .isEqualTo("It has the settings of *One-Time Code by E-mail*.");
    }

    @Test
    void settingsOfTheActionAreThoseOfTheStepThatDoesBothWithoutWhatIsAboutFlows() {
        List<String> left = new ArrayList<>(keys(new CombinedStepFactory().getConfigProperties()));
        left.removeAll(List.of("stepName", "sourceStep", "user", "client"));

        assertThat(keys(ActionSettings.properties())).isEqualTo(left);
        assertThat(firstSentenceBelow("### Required action One-Time Code by E-mail (`one-time-code-enrol`)"))
                .startsWith("It has the settings of *One-Time Code by E-mail*, without `stepName`, `sourceStep`, `user` and"
                        + " `client`");
    }

    @Test
    void demoUsersAreThoseOfTheRealm() throws IOException {
        for (JsonNode user : new ObjectMapper().readTree(Path.of("realm-export.json").toFile()).path("users")) {
            if (user.has("serviceAccountClientId")) {
                continue;
            }
            assertThat(README).contains("| `" + user.path("username").asText() + "` | `"
                    + user.at("/credentials/0/value").asText() + "` |");
            for (JsonNode app : user.path("credentials").findValues("secretData")) {
                String secret = new ObjectMapper().readTree(app.asText()).path("value").asText();
                assertThat(README).contains("`" + secret + "`",
                        "`" + Base32.encode(secret.getBytes(StandardCharsets.US_ASCII)) + "`");
            }
        }
    }

    private static List<String> keys(List<ProviderConfigProperty> properties) {
        return properties.stream().map(ProviderConfigProperty::getName).toList();
    }

    private static String firstSentenceBelow(String heading) {
        assertThat(README.lines()).containsOnlyOnce(heading);
        String text = README.substring(README.indexOf(heading) + heading.length()).strip();
        return text.substring(0, text.indexOf('.') + 1);
    }

    private static List<String> expectedRow(Setting setting) {
        String range = switch (TYPES.get(setting.type)) {
            case "number" -> setting.least + " to " + setting.most;
            case "switch" -> "`true`, `false`";
            case "list" -> "`" + String.join("`, `", setting.options) + "`";
            default -> setting == Setting.FAILURES_PER_DAY
                    ? FailureBudget.LEAST + " to " + FailureBudget.MOST + ", or empty" : "any";
        };
        return List.of("`" + setting.key + "`", setting.label, TYPES.get(setting.type),
                setting.defaultValue.isEmpty() ? "empty" : "`" + setting.defaultValue + "`", range);
    }

    /** Cells of the first table below a heading, without its own head. */
    private static List<List<String>> tableBelow(String heading) {
        assertThat(README.lines()).containsOnlyOnce(heading);
        return README.lines().dropWhile(line -> !line.equals(heading)).dropWhile(line -> !line.startsWith("|")).skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList()).toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " is not to be had", e);
        }
    }
}
