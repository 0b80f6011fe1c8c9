package io.github.onetimecode.reset;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** Somebody at a browser who says to have forgotten a password, and all that the browser is told meanwhile. */
final class ResetVisit {

    /** Wrong, but for one in a hundred million. */
    private static final String WRONG = "00000000";

    private final TestRealm realm;
    private final LoginBrowser browser;
    private final String typed;
    private final String countedUser;
    private final List<String> told = new ArrayList<>();

    private ResetVisit(TestRealm realm, LoginBrowser browser, String typed, String countedUser) {
        this.realm = realm;
        this.browser = browser;
        this.typed = typed;
        this.countedUser = countedUser;
    }

    static ResetVisit of(Server server, TestRealm realm, String typed) {
        return new ResetVisit(realm, new LoginBrowser(server, realm), typed, "");
    }

    /** Waits after each wrong code until Keycloak has counted it: until then it takes the user for locked. */
    ResetVisit counting(String user) {
        return new ResetVisit(realm, browser, typed, user);
    }

    /** Up to the page that asks for the code. */
    Page enterName() {
        browser.open();
        return forgotten();
    }

    /** From the page that asks for the password. */
    Page forgotten() {
        URI forgotten = URI.create(browser.page().html().selectFirst("a[href*=reset-credentials]").absUrl("href"));
        browser.go(forgotten);
        return again();
    }

    /** The name once more, on the page that asks for it. */
    Page again() {
        return tell(browser.submit(Map.of("username", typed)));
    }

    Page reload() {
        return tell(browser.reload());
    }

    Page enter(String code) {
        return tell(browser.submitCode(code));
    }

    Page enterWrongCode() {
        int before = countedUser.isEmpty() ? 0 : realm.users().failures(countedUser);
        Page page = enter(WRONG);
        if (!countedUser.isEmpty() && page.codeError().startsWith("This code is not correct")) {
            Awaitility.await("failure").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                    .until(() -> realm.users().failures(countedUser) > before);
        }
        return page;
    }

    Page resend() {
        return tell(browser.resend());
    }

    /** What is told of the mail to whoever asks for it, as the script of a login's page does. */
    String mailState() {
        URI action = browser.page().action();
        String tab = Arrays.stream(action.getRawQuery().split("&")).filter(pair -> pair.matches("(client|tab)_id=.*"))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = browser.fetch(URI.create(action.toString()
                .replaceFirst("/login-actions/.*", "/one-time-code-state?" + tab)));
        return withoutSeconds(
                answer.statusCode() + "\n" + new TreeMap<>(answer.headers().map()) + "\n" + answer.body());
    }

    LoginBrowser browser() {
        return browser;
    }

    /** All answers so far but for what is random in any of them, and for the seconds that a page counts down. */
    List<String> told() {
        return List.copyOf(told);
    }

    private Page tell(Page page) {
        Map<String, List<String>> headers = new TreeMap<>(page.headers());
        // Seconds have one digit or two. The length without them is compared.
        headers.remove("content-length");
        String body = withoutSeconds(page.body());
        told.add(page.status() + "\n" + withoutIds(headers.toString()) + "\n" + body.length() + "\n"
                + withoutIds(body));
        return page;
    }

    private static String withoutIds(String text) {
        return text.replaceAll("[A-Za-z0-9_.+/=%-]{40,}", "#")
                .replaceAll("(session_code|tab_id|client_data|execution)=[^&\"]+", "$1=#")
                .replaceAll("begins with [A-Z]{3}", "begins with ###");
    }

    private static String withoutSeconds(String text) {
        return text.replaceAll(
                "\\b(\\d|[12]\\d|30) s(econds)?\\b|data-seconds=\"\\d+\"|wait: \\d+|retry-after=\\[\\d+", "seconds");
    }
}
