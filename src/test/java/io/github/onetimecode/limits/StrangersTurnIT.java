package io.github.onetimecode.limits;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keycloak's brute-force protector lets one request of a user in at a time, and tells all others that the account is
 * locked. Ten strangers who know nothing but the name press buttons without a pause; the owner's right passwords and
 * codes are accepted all the same.
 */
@ServerTest
class StrangersTurnIT {

    private static final int STRANGERS = 10;
    private static final int PASSWORDS = 25;
    private static final String STEPS = """
            REQUIRED one-time-code-issue {mailsPerHour=1000; mailsPerDay=10000; resendAfterSeconds=10; \
            delivery=foreground}
            REQUIRED one-time-code-confirm {attemptsPerCode=10; failuresPerDay=200}
            """;

    private TestRealm realm;
    private Spender owner;

    @BeforeEach
    void realm(Server server, TestRealm itsRealm) {
        realm = itsRealm;
        owner = new Spender(server, realm, "owner");
        Spender.settings(realm, Map.of("mailsPerHour", "1000", "mailsPerDay", "10000"), Map.of());
        // Wrong codes stay below it; two at the same instant are "quick" to Keycloak 26.7 however short it is told to
        // look.
        realm.change(settings -> settings.put("failureFactor", 1000).put("minimumQuickLoginWaitSeconds", 0));
    }

    /** Up to the page that asks for the code. Keycloak's own form may say meanwhile that the account is locked. */
    private LoginBrowser atReset() {
        LoginBrowser stranger = owner.browser().impatient();
        Awaitility.await("stranger").until(() -> {
            stranger.open();
            stranger.go(URI.create(stranger.page().html().selectFirst("a[href*=reset-credentials]").absUrl("href")));
            return stranger.submit(Map.of("username", owner.name())).asksForCode();
        });
        return stranger;
    }

    private LoginBrowser pastName() {
        LoginBrowser stranger = owner.browser().impatient();
        Awaitility.await("stranger").until(() -> {
            stranger.open("one-of-several");
            return stranger.submit(Map.of("username", owner.name())).asksForCode();
        });
        return stranger;
    }

    /** Has the code sent again, enters wrong ones, and comes back where there is no field any more. */
    private static LoginBrowser press(LoginBrowser stranger, int round, Supplier<LoginBrowser> again) {
        if (!stranger.page().asksForCode()) {
            return again.get();
        }
        stranger.submit(round % 3 == 2 ? Spender.WRONG : Spender.RESEND);
        return stranger;
    }

    /** What was refused to the owner, who posts a right password at the moment when all strangers press something. */
    private List<String> refusedBeside(Supplier<LoginBrowser> stranger) {
        List<String> refused = new ArrayList<>();
        List<LoginBrowser> strangers = Stream.generate(stranger).limit(STRANGERS).toList();
        LoginBrowser browser = owner.browser();
        for (int password = 1; password <= PASSWORDS; password++) {
            int round = password;
            LoginBrowser at = owner.browser();
            at.open();
            List<Callable<LoginBrowser>> all = new ArrayList<>();
            strangers.forEach(one -> all.add(() -> press(one, round, stranger)));
            all.add(STRANGERS / 2, () -> {
                at.submitPassword(owner.name());
                return at;
            });
            List<LoginBrowser> after = new ArrayList<>(AtOnce.run(all));
            after.remove(STRANGERS / 2);
            strangers = after;
            if (!at.page().asksForCode()) {
                refused.add("password " + password + ": " + at.page().message());
            }
            browser = at;
        }
        return refused.isEmpty() && !browser.submitCode(latestCode(browser)).loggedIn()
                ? List.of("code: " + browser.page()) : refused;
    }

    /** By the three letters that page and subject share: the strangers' mails lie beside it. */
    private String latestCode(LoginBrowser browser) {
        String reference = browser.page().text().replaceFirst("(?s).*begins with ([A-Z]{3}).*", "$1");
        return realm.mailbox().mails(owner.address()).stream()
                .filter(mail -> mail.subject().startsWith(reference + ":")).findFirst().orElseThrow().code();
    }

    @Test
    void onThePageOfAForgottenPassword() {
        realm.flows().define("reset", "REQUIRED reset-credentials-choose-user\n" + STEPS + "REQUIRED reset-password");
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));

        assertThat(refusedBeside(this::atReset)).isEmpty();
    }

    /** Though the mails are to leave in the foreground. */
    @Test
    void whereANameIsEnough() {
        realm.flows().define("name and code", "REQUIRED auth-username-form\n" + STEPS);
        realm.flows().bindBrowser("one-of-several", "name and code");

        assertThat(refusedBeside(this::pastName)).isEmpty();
    }
}
