package io.github.onetimecode.documents;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.resource.RealmResourceSPI;

import io.github.onetimecode.api.CodesResourceFactory;
import io.github.onetimecode.enrolment.EnrolActionFactory;
import io.github.onetimecode.login.CombinedStepFactory;
import io.github.onetimecode.login.ConfirmStepFactory;
import io.github.onetimecode.login.EnrolledStepFactory;
import io.github.onetimecode.login.IssueStepFactory;
import io.github.onetimecode.mail.CourierFactory;
import io.github.onetimecode.mail.CourierSpi;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of docs/settings.md are those of the code: {@code -Dsettings=true} writes all but their last column. */
final class SettingsPageTest {

    private static final String PAGE = "docs/settings.md";
    private static final List<List<DescribedSetting>> STEPS = List.of(
            described(new IssueStepFactory().getConfigProperties()),
            described(new ConfirmStepFactory().getConfigProperties()),
            described(new CombinedStepFactory().getConfigProperties()),
            described(new EnrolledStepFactory().getConfigProperties()), ofTheAction());

    @Test
    void eachSettingStandsThereWithTheStepsThatHaveIt() {
        assertCompared("## Settings of the steps", STEPS.stream().flatMap(List::stream).distinct()
                .map(SettingsPageTest::settingRow).toList());
    }

    @Test
    void eachOptionOfTheServerStandsThere() {
        assertCompared("## Options of the server", Stream.concat(
                optionRows(new CourierSpi().getName(), new CourierFactory()),
                optionRows(new RealmResourceSPI().getName(), new CodesResourceFactory())).toList());
    }

    /** When to change a setting is written by hand, and has to be said. */
    private static void assertCompared(String heading, List<List<String>> fromCode) {
        DocumentTable table = DocumentTable.of(PAGE, heading);
        List<List<String>> known = table.cells();
        List<String> rows = fromCode.stream().map(row -> DocumentTable.row(Stream.concat(row.stream(),
                Stream.of(advice(known, row))))).toList();

        assertThat(table.rows(rows, "settings")).containsExactlyElementsOf(rows);
        assertThat(table.cells()).allSatisfy(row -> assertThat(row.get(row.size() - 1)).isNotEmpty());
    }

    /** Of the row with the same key and steps: Get and Confirm have a {@code sourceStep} each, and mean another one. */
    private static String advice(List<List<String>> known, List<String> row) {
        return known.stream().filter(it -> it.get(0).equals(row.get(0)) && steps(it).equals(steps(row))).findFirst()
                .map(it -> it.get(row.size())).orElse("");
    }

    /** Nothing in a table of options. */
    private static List<String> steps(List<String> row) {
        return row.stream().filter(cell -> cell.equals("yes") || cell.isEmpty()).limit(STEPS.size()).toList();
    }

    private static List<String> settingRow(DescribedSetting setting) {
        Stream<String> steps = STEPS.stream().map(step -> step.contains(setting) ? "yes" : "");
        return Stream.of(Stream.of("`" + setting.key() + "`", setting.label(), setting.standard(), setting.range()),
                steps, Stream.of(setting.help())).flatMap(cells -> cells).toList();
    }

    private static Stream<List<String>> optionRows(String spi, ProviderFactory<?> factory) {
        return described(factory.getConfigMetadata()).stream().map(option -> List.of(
                "`--spi-" + spi + "--" + factory.getId() + "--" + option.key() + "`", option.standard(), option.range(),
                option.help()));
    }

    /** Without Keycloak's own. */
    private static List<DescribedSetting> ofTheAction() {
        Predicate<ProviderConfigProperty> keycloaks = property -> property.getName().equals(Constants.MAX_AUTH_AGE_KEY);
        return described(new EnrolActionFactory().getConfigMetadata().stream().filter(keycloaks.negate()).toList());
    }

    private static List<DescribedSetting> described(List<ProviderConfigProperty> properties) {
        return properties.stream().map(DescribedSetting::of).toList();
    }
}
