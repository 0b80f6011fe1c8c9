package io.github.onetimecode.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** A person's window on a login, as that person sees it. */
final class LoginWindow {

    private final Page page;
    private final Application application;

    LoginWindow(Page page, Application application) {
        this.page = page;
        this.application = application;
    }

    Page page() {
        return page;
    }

    LoginWindow open(Server server, TestRealm realm) {
        return open(server, realm, LoginBrowser.CLIENT);
    }

    LoginWindow open(Server server, TestRealm realm, String client) {
        page.navigate(server.baseUrl() + "/realms/" + realm.name() + "/protocol/openid-connect/auth?client_id=" + client
                + "&response_type=code&scope=openid&redirect_uri="
                + URLEncoder.encode(application.address(), StandardCharsets.UTF_8));
        return this;
    }

    /** Each user of the tests has the name for a password. */
    LoginWindow password(String user) {
        page.getByLabel("Username or email").fill(user);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(user);
        button("Sign In").click();
        return this;
    }

    Locator field() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Code").setExact(true));
    }

    void confirm(String code) {
        field().fill(code);
        button("Continue").click();
    }

    /** The code in two halves, as people write it down. */
    static String spaced(String code) {
        int middle = code.length() / 2;
        return code.substring(0, middle) + " " + code.substring(middle);
    }

    Locator resend() {
        return button("Send the code again");
    }

    /** What the page says of the mail, with the state in its data. */
    Locator delivery() {
        return page.locator("#one-time-code-delivery");
    }

    /** Without script the browser asks for the password's page again, and Keycloak for a click. */
    void reloadWithoutScript() {
        page.reload();
        if (page.locator("#loginContinueLink").count() > 0) {
            page.locator("#loginContinueLink").click();
        }
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator text(String words) {
        return page.getByText(words);
    }

    boolean loggedIn() {
        page.waitForURL(application.address() + "*");
        return page.title().equals(Application.TITLE);
    }
}
