package io.github.onetimecode.browser;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The admin console shows a flow with the two steps, as a table and as a diagram. */
@ServerTest
@BrowserTest
class AdminFlowIT {

    private static final String GET = "Get One-Time Code for User";
    private static final String CONFIRM = "Confirm One-Time Code for User";

    @Test
    void bothStepsStandInTheBrowserFlowAsRequired(Server server, TestRealm realm, Browsing browsing) {
        AdminConsole console = AdminConsole.open(browsing.page(1240, 860), server, realm)
                .flow("password and mailed code");

        assertThat(console.requirement(GET)).hasText("Required");
        assertThat(console.requirement(CONFIRM)).hasText("Required");
        assertThat(console.diagram()).containsText(GET);
        assertThat(console.diagram()).containsText(CONFIRM);
    }
}
