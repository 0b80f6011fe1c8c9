package io.github.onetimecode.delivery;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;

/** What a login says of its mail: on its page, and at the address that the page's script asks. */
final class SeenState {

    static final String SENDING = "sending";
    static final String SENT = "sent";
    static final String FAILED = "failed";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SeenState() {
    }

    static String shownOn(Page page) {
        if (!page.has("#one-time-code-delivery")) {
            throw new AssertionError("the page does not say what became of the mail: " + page);
        }
        return page.html().selectFirst("#one-time-code-delivery").attr("data-state");
    }

    /** Where the state of this page's login is told. */
    static URI addressFor(Page page) {
        URI action = page.action();
        String tab = Arrays.stream(action.getRawQuery().split("&"))
                .filter(pair -> pair.startsWith("client_id=") || pair.startsWith("tab_id="))
                .collect(Collectors.joining("&"));
        String realm = action.getRawPath().replaceFirst("/login-actions/.*", "");
        return action.resolve(realm + "/one-time-code-state?" + tab);
    }

    static HttpResponse<String> toldTo(LoginBrowser browser) {
        return browser.fetch(addressFor(browser.page()));
    }

    /** Asks until it is no longer under way, 30 seconds at most. */
    static String awaitEnd(LoginBrowser browser) {
        return Awaitility.await("end of " + addressFor(browser.page())).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> toldTo(browser).body().strip(), state -> !SENDING.equals(state));
    }
}
