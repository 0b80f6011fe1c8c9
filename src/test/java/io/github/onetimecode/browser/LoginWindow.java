package io.github.onetimecode.browser;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private final boolean scripted;

    LoginWindow(Page page, Application application, boolean scripted) {
        this.page = page;
        this.application = application;
        this.scripted = scripted;
    }

    Page page() {
        return page;
    }

    LoginWindow open(Server server, TestRealm realm) {
        return open(server, realm, LoginBrowser.CLIENT);
    }

    /** With further parameters, each as {@code name=value}: {@code acr_values=gold}. */
    LoginWindow open(Server server, TestRealm realm, String client, String... parameters) {
        page.navigate(server.baseUrl() + "/realms/" + realm.name() + "/protocol/openid-connect/auth?client_id=" + client
                + "&response_type=code&scope=openid&redirect_uri="
                + Application.encoded(application.address(client))
                + Arrays.stream(parameters).map(parameter -> "&" + parameter).collect(Collectors.joining()));
        return this;
    }

    /** Each user of the tests has the name for a password. */
    LoginWindow password(String user) {
        page.getByLabel("Username or email").fill(user);
        return passwordAlone(user);
    }

    /** Where Keycloak knows the person, and asks for the password once more. */
    LoginWindow passwordAlone(String user) {
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(user);
        button("Sign In").click();
        return this;
    }

    Locator field() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Code \\(")));
    }

    /** With script the page goes on by itself, unless it has seen this code before. */
    void confirm(String code) {
        field().fill(code);
        if (!scripted) {
            button("Continue").click();
        }
    }

    /** The code in two halves, as people write it down. */
    static String spaced(String code) {
        int middle = code.length() / 2;
        return code.substring(0, middle) + " " + code.substring(middle);
    }

    /** The seconds until the code can be sent again. */
    Locator waiting() {
        return page.locator("#one-time-code-wait");
    }

    /** With script it is there once the seconds are over. */
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

    /** Chooses a language of the page. */
    void speak(String language) {
        Locator languages = page.locator("#login-select-toggle");
        languages.selectOption(languages.locator("option[value*='kc_locale=" + language + "']").getAttribute("value"));
    }

    /** One of the factors that the page offers. */
    void choose(String factor) {
        // Keycloak 26.2 has no button there.
        page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(factor))
                .getByText(factor).first().click();
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

    /** The user whom the application greets, once the login has ended there; else what it says instead. */
    String signedInAs() {
        page.waitForURL(application.address() + "**");
        String heading = page.getByRole(AriaRole.HEADING).textContent();
        return heading.startsWith(Application.GREETING) ? heading.substring(Application.GREETING.length()) : heading;
    }
}
