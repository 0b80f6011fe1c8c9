package io.github.onetimecode.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** Keycloak's admin console, with an administrator before it. */
final class AdminConsole {

    private final Page page;

    private AdminConsole(Page page) {
        this.page = page;
    }

    /** Shows the realm's flows. */
    static AdminConsole open(Page page, Server server, TestRealm realm) {
        page.navigate(server.baseUrl() + "/admin/master/console/#/" + realm.name() + "/authentication");
        page.getByLabel("Username or email").fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In")).click();
        return new AdminConsole(page);
    }

    AdminConsole flow(String alias) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(alias).setExact(true)).click();
        step("Cookie").waitFor();
        // The row under the pointer is grey.
        page.mouse().move(0, 0);
        return this;
    }

    /** The dialog as the server knows its content; without fetching the page anew it shows what was typed last. */
    StepDialog savedSettings(String step, String alias) {
        page.reload();
        StepDialog dialog = settings(step);
        dialog.awaitAlias(alias);
        return dialog;
    }

    /** All below the console's own header, without its menu. */
    Locator content() {
        return page.getByRole(AriaRole.MAIN);
    }

    /** A row of the flow's table. */
    Locator step(String name) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions()
                .setHas(page.getByTestId(name)));
    }

    Locator requirement(String step) {
        return step(step).locator("button[class*=menu-toggle]");
    }

    Locator diagram() {
        page.getByLabel("Diagram view").click();
        return page.locator(".react-flow");
    }

    StepDialog settings(String step) {
        step(step).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Settings")).click();
        return new StepDialog(page, page.getByRole(AriaRole.DIALOG));
    }
}
