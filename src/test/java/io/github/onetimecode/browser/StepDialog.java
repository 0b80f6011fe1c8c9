package io.github.onetimecode.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** The admin console's dialog with the settings of one step. */
final class StepDialog {

    /** Those that Keycloak has for every step. */
    private static final List<String> KEYCLOAKS_OWN = List.of("Alias *", "Authenticator Reference",
            "Authenticator Reference Max Age");

    private final Page page;
    private final Locator dialog;

    StepDialog(Page page, Locator dialog) {
        this.page = page;
        this.dialog = dialog;
        dialog.getByTestId("alias").waitFor();
    }

    Locator all() {
        return dialog;
    }

    /** Labels of our settings, as they stand below each other. */
    List<String> labels() {
        return dialog.locator("label[class*=form__label]").allInnerTexts().stream().map(String::strip)
                .filter(label -> !KEYCLOAKS_OWN.contains(label)).toList();
    }

    /** What the question mark beside the label tells. */
    String help(String label) {
        Locator mark = dialog.locator("label[class*=form__label]").filter(new Locator.FilterOptions().setHas(
                page.getByText(label, new Page.GetByTextOptions().setExact(true))))
                .locator("xpath=..").getByTestId(Pattern.compile("^help-label-"));
        mark.click();
        Locator bubble = page.locator("[class*=popover__body]");
        String help = bubble.innerText().strip();
        mark.click();
        gone(bubble);
        return help;
    }

    /** As it is shown: a text, the name of an option, or On and Off. */
    String value(DialogSetting setting) {
        return switch (setting.kind()) {
            case FLAG -> field(setting).isChecked() ? "true" : "false";
            case OPTIONS -> field(setting).innerText().strip();
            case CLIENT -> client(setting).inputValue();
            default -> field(setting).inputValue();
        };
    }

    /** The console reads a chosen client only after it has opened the dialog. */
    void awaitClient(DialogSetting setting) {
        if (setting.kind() == DialogSetting.Kind.CLIENT) {
            PlaywrightAssertions.assertThat(client(setting)).not().hasValue("");
        }
    }

    void set(DialogSetting setting, String value) {
        switch (setting.kind()) {
            case FLAG -> field(setting).setChecked(Boolean.parseBoolean(value),
                    new Locator.SetCheckedOptions().setForce(true));
            case OPTIONS -> {
                field(setting).click();
                choose(value);
            }
            case CLIENT -> {
                client(setting).click();
                client(setting).fill(value);
                choose(value);
            }
            default -> field(setting).fill(value);
        }
    }

    /** A text, a number or a client. */
    void empty(DialogSetting setting) {
        if (setting.kind() == DialogSetting.Kind.CLIENT) {
            dialog.getByLabel("Clear input value").click();
        } else {
            field(setting).fill("");
        }
    }

    void alias(String alias) {
        dialog.getByTestId("alias").fill(alias);
        dialog.getByTestId("alias").blur();
    }

    /** The dialog opens before its content has arrived. */
    void awaitAlias(String alias) {
        PlaywrightAssertions.assertThat(dialog.getByTestId("alias")).hasValue(alias);
    }

    void save() {
        dialog.getByTestId("save").click();
        gone(dialog);
    }

    private static void gone(Locator part) {
        part.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void choose(String option) {
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option).setExact(true)).click();
    }

    private Locator field(DialogSetting setting) {
        return setting.kind() == DialogSetting.Kind.OPTIONS ? dialog.locator("#" + setting.key())
                : dialog.getByTestId(setting.key());
    }

    private Locator client(DialogSetting setting) {
        return dialog.locator("[id='config." + setting.key() + "']").getByRole(AriaRole.COMBOBOX);
    }
}
