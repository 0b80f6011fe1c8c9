package io.github.onetimecode.browser;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.Since;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The admin console shows, saves and reads back every setting of each step, with label and help. */
@ServerTest
@BrowserTest
class AdminDialogsIT {

    private static final String TWO_STEPS = "password and mailed code";
    private static final String ISSUE = "Get One-Time Code for User";
    private static final String ISSUE_KEYS = "stepName sourceStep user client lifetimeSeconds codeLength codeAlphabet "
            + "resendAfterSeconds mailsPerHour mailsPerDay verifiedEmailOnly marksEmailVerified delivery";

    private static final String ALIAS = "mailed code";

    @Since(value = "26.3", because = "the console has another field for a client")
    @ParameterizedTest
    @CsvSource({
        TWO_STEPS + ", one-time-code-issue, " + ISSUE + ", " + ISSUE_KEYS + ", admin-get.png",
        TWO_STEPS + ", one-time-code-confirm, Confirm One-Time Code for User, "
                + "sourceStep attemptsPerCode failuresPerDay resend, admin-confirm.png",
        "one of several factors, one-time-code, One-Time Code by E-mail, "
                + ISSUE_KEYS + " attemptsPerCode failuresPerDay resend, admin-combined.png"})
    void everySettingIsShownExplainedSavedAndReadBack(String flow, String provider, String step, String keys,
            String picture, Server server, TestRealm realm, Browsing browsing) {
        List<DialogSetting> settings = DialogSetting.of(realm, provider);
        AdminConsole console = AdminConsole.open(browsing.page(1000, 2100), server, realm).flow(flow);

        StepDialog dialog = console.settings(step);
        assertThat(dialog.labels()).isEqualTo(settings.stream().map(DialogSetting::label).toList());
        assertThat(settings).extracting(DialogSetting::key).containsExactly(keys.split(" "));
        for (DialogSetting setting : settings) {
            assertThat(dialog.value(setting)).as(setting.key()).isEqualTo(setting.defaultValue());
            assertThat(dialog.help(setting.label())).as(setting.key()).isEqualTo(setting.help()).isNotEmpty();
        }
        dialog.alias(ALIAS);
        Pictures.take(dialog.all(), picture);
        settings.forEach(setting -> dialog.set(setting, setting.other()));
        dialog.save();

        assertThat(stored(realm, flow, provider)).isEqualTo(settings.stream()
                .collect(Collectors.toMap(DialogSetting::key, DialogSetting::other)));
        StepDialog again = console.savedSettings(step, ALIAS);
        for (DialogSetting setting : settings) {
            again.awaitClient(setting);
            assertThat(again.value(setting)).as(setting.key()).isEqualTo(setting.other());
        }
    }

    @Since(value = "26.3", because = "the console has another field for a client")
    @Test
    void emptiedFieldsStoreNothingAndShowTheirDefaultsAgain(Server server, TestRealm realm, Browsing browsing) {
        List<DialogSetting> settings = DialogSetting.of(realm, "one-time-code-issue").stream()
                .filter(DialogSetting::canBeEmpty).toList();
        AdminConsole console = AdminConsole.open(browsing.page(1000, 2100), server, realm).flow(TWO_STEPS);
        StepDialog dialog = console.settings(ISSUE);
        dialog.alias(ALIAS);
        settings.forEach(setting -> dialog.set(setting, setting.other()));
        dialog.save();

        StepDialog again = console.savedSettings(ISSUE, ALIAS);
        settings.forEach(again::empty);
        again.save();

        assertThat(stored(realm, TWO_STEPS, "one-time-code-issue"))
                .containsOnlyKeys("codeAlphabet", "verifiedEmailOnly", "marksEmailVerified", "delivery");
        StepDialog third = console.savedSettings(ISSUE, ALIAS);
        for (DialogSetting setting : settings) {
            assertThat(third.value(setting)).as(setting.key()).isEqualTo(setting.defaultValue());
        }
    }

    private static Map<String, String> stored(TestRealm realm, String flow, String provider) {
        String id = realm.flows().execution(flow, provider).path("authenticationConfig").asText();
        JsonNode config = realm.get("/authentication/config/" + id).path("config");
        return config.properties().stream().filter(entry -> !entry.getKey().startsWith("default."))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
    }
}
