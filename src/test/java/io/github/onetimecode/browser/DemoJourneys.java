package io.github.onetimecode.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;

import io.github.onetimecode.server.BobsApp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What people of the demo realm do in a browser, from the sample application and back to it. */
final class DemoJourneys {

    private static final String TWO_STEPS = "A password and a mailed code";
    private static final String SEVERAL = "One of several factors";
    private static final String OWN = "A code that users set up";

    private final URI sample;
    private final Browsing browsing;
    private final Function<String, List<String>> codes;

    /** @param codes what an address was mailed so far, oldest first */
    DemoJourneys(URI sample, Browsing browsing, Function<String, List<String>> codes) {
        this.sample = sample;
        this.browsing = browsing;
        this.codes = codes;
    }

    void aliceSignsInByBothFlowsLooksAtHerAccountAndSignsOut() {
        LoginWindow window = begin(TWO_STEPS);
        int mails = codes("alice");
        Pictures.look(window.page(), "demo-password.png");
        window.password("alice");
        String code = code("alice", mails);
        Pictures.look(window.page(), "demo-code.png");
        window.confirm(code);
        assertSignedIn(window, "Alice Archer", "password and mailed code", "pwd", "email");
        Pictures.take(window.page(), "demo-signed-in.png");

        window.link("Account console").click();
        assertAccount(window, "alice");
        Pictures.look(window.page(), "demo-account.png");
        window.link("Back to Demo").click();
        assertSignedIn(window, "Alice Archer", "password and mailed code");
        int before = codes("alice");
        window.link("Again, with the other flow").click();
        Pictures.look(window.page(), "demo-again.png");
        window.passwordAlone("alice").confirm(code("alice", before));
        assertSignedIn(window, "Alice Archer", "one of several factors", "pwd", "email");

        signOut(window);
        window.link(TWO_STEPS).click();
        assertThat(window.page().getByLabel("Username or email")).isVisible();
    }

    void bobSignsInByHisAppAndThenByMail() {
        LoginWindow window = begin(SEVERAL).password("bob");
        Pictures.look(window.page(), "demo-bob-app.png");
        window.page().getByLabel("One-time code", new Page.GetByLabelOptions().setExact(true)).fill(BobsApp.code());
        window.button("Sign In").click();
        assertSignedIn(window, "Bob Baker", "one of several factors", "pwd", "otp");
        Pictures.take(window.page(), "demo-signed-in-bob.png");

        int mails = codes("bob");
        window.link("Again, with the other flow").click();
        window.passwordAlone("bob").confirm(code("bob", mails));
        assertSignedIn(window, "Bob Baker", "password and mailed code", "pwd", "email");
        window.link("Account console").click();
        assertAccount(window, "bob");
        window.link("Back to Demo").click();
        signOut(window);
    }

    void carolIsRefusedAndTheApplicationSaysSo() {
        LoginWindow window = begin(TWO_STEPS).password("carol");
        assertThat(window.text("no e-mail address is known for your account")).isVisible();
        Pictures.take(window.page(), "demo-refused.png");

        window.page().locator("#backToApplication").click();

        assertThat(window.page().getByRole(AriaRole.STATUS)).containsText("Nobody is signed in: the sign-in by the flow"
                + " “password and mailed code” has not been finished.");
        Pictures.take(window.page(), "demo-not-signed-in.png");
    }

    /** Who has no address enters one in the account console, and proves it by the code that she sets up. */
    void carolSetsUpACodeOfHerOwn() {
        LoginWindow window = begin(OWN).password("carol");
        assertSignedIn(window, "Carol Carter", "code that users set up", "pwd");
        window.link("Account console").click();
        assertAccount(window, "carol");
        Page page = window.page();
        page.setViewportSize(1200, 900);
        page.locator("#email").fill("carol@example.com");
        window.button("Save").click();
        assertThat(window.text("Your account has been updated.")).isVisible();

        window.page().navigate(page.url().replaceFirst("/account/.*", "/account/account-security/signing-in"));
        int mails = codes("carol");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set up One-time code by e-mail")).click();
        String code = code("carol", mails);
        Pictures.look(page, "demo-carol-code.png");
        window.confirm(code);
        assertThat(page.locator("[data-testid='one-time-code/credential-list']")).containsText("@e***e.com");
        Pictures.look(page, "demo-carol-set-up.png");

        page.navigate(sample.toString());
        signOut(window);
        int before = codes("carol");
        window.link(OWN).click();
        window.password("carol").confirm(code("carol", before));
        assertSignedIn(window, "Carol Carter", "code that users set up", "pwd", "email");
    }

    /** An address that somebody else has sent, with the code of a sign-in of theirs. */
    void somebodyElsesAnswerSignsNobodyIn() {
        LoginWindow window = begin(TWO_STEPS);

        window.page().navigate(sample.resolve("/signed-in?state=theirs&code=theirs").toString());

        assertThat(window.page().getByRole(AriaRole.STATUS)).containsText("Nobody is signed in");
        assertThat(window.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sample application");
    }

    private LoginWindow begin(String flow) {
        LoginWindow window = browsing.window();
        window.page().setViewportSize(900, 900);
        window.page().navigate(sample.toString());
        Pictures.take(window.page(), "demo-start.png");
        window.link(flow).click();
        return window;
    }

    private static void assertSignedIn(LoginWindow window, String name, String flow, String... amr) {
        Page page = window.page();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Signed in as " + name);
        assertThat(page.locator("#flow")).hasText(flow);
        assertThat(page.locator("#acr")).hasText("1");
        for (String word : amr) {
            assertThat(page.locator("#amr")).containsText(word);
        }
    }

    private static void assertAccount(LoginWindow window, String user) {
        Locator name = window.page().locator("#username");
        assertThat(name).hasValue(user);
        assertThat(window.text("Something went wrong")).hasCount(0);
    }

    private static void signOut(LoginWindow window) {
        window.link("Sign out").click();
        assertThat(window.page().getByRole(AriaRole.STATUS)).hasText("You are signed out, here and at Keycloak.");
        Pictures.look(window.page(), "demo-signed-out.png");
    }

    private int codes(String user) {
        return codes.apply(address(user)).size();
    }

    /** The one after so many. */
    private String code(String user, int before) {
        return Awaitility.await("mail to " + user).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .until(() -> codes.apply(address(user)), all -> all.size() > before).get(before);
    }

    private static String address(String user) {
        return user + "@example.com";
    }
}
