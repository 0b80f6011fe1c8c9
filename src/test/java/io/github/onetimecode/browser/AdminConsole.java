package io.github.onetimecode.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** Keycloak's admin console, with an administrator before it. */
final class AdminConsole {

    private final Page page;
    private final String flows;

    private AdminConsole(Page page, String flows) {
        this.page = page;
        this.flows = flows;
    }

    /** Shows the realm's flows. */
    static AdminConsole open(Page page, Server server, TestRealm realm) {
        String flows = server.baseUrl() + "/admin/master/console/#/" + realm.name() + "/authentication";
        page.navigate(flows);
        page.getByLabel("Username or email").fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In")).click();
        AdminConsole console = new AdminConsole(page, flows);
        // Whoever goes on before would break the sign-in off.
        console.list().waitFor();
        return console;
    }

    AdminConsole flow(String alias) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(alias).setExact(true)).click();
        table().waitFor();
        // The row under the pointer is grey.
        page.mouse().move(0, 0);
        return this;
    }

    /** Whichever page of the list of flows it is on. */
    AdminConsole flowOfId(String id, String alias) {
        // From one flow to another the console may go on to show the first.
        page.navigate(flows);
        list().waitFor();
        page.navigate(flows + "/" + id + "/notInUse");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(alias).setExact(true)).waitFor();
        table().waitFor();
        page.mouse().move(0, 0);
        return this;
    }

    /** What the list of flows shows, whichever of its pages it is. */
    private Locator list() {
        return page.getByText("Create flow", new Page.GetByTextOptions().setExact(true));
    }

    /** Hides what is in a sub-flow. */
    void fold(String flow) {
        int rows = table().getByRole(AriaRole.ROW).count();
        step(flow).locator("[class*=table__toggle]").getByRole(AriaRole.BUTTON).click();
        page.waitForCondition(() -> table().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setVisible(true))
                .count() < rows);
        // The row under the pointer is grey.
        page.mouse().move(0, 0);
    }

    Locator table() {
        return page.getByRole(AriaRole.TREEGRID);
    }

    /** Name and requirement of each row, as they are read. */
    List<String> rows() {
        return table().getByRole(AriaRole.ROW).allInnerTexts().stream()
                .map(row -> row.strip().replaceAll("\\s+", " "))
                .map(row -> row.replaceFirst("^(execution|flow|condition|[Ss]tep) ", ""))
                .toList();
    }

    /** The dialog as the server knows its content; without fetching the page anew it shows what was typed last. */
    StepDialog savedSettings(String step, String alias) {
        page.reload();
        StepDialog dialog = settings(step);
        dialog.awaitAlias(alias);
        return dialog;
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
