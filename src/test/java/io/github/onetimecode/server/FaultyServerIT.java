package io.github.onetimecode.server;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The faulty store itself: it fails, forgets and records as it is told, and moves the clock. */
@FaultyServerTest
class FaultyServerIT {

    @Test
    void claimsAreRecordedWithTheirLifespans(Server server, TestRealm realm, Faults faults) {
        LoginBrowser browser = new LoginBrowser(server, realm);
        realm.users().add("dora");

        browser.open();
        assertThat(browser.submitPassword("dora").asksForCode()).isTrue();

        assertThat(faults.won("payment:proven")).singleElement().satisfies(claim -> {
            assertThat(claim.key()).startsWith("one-time-code:")
                    .contains(realm.purseOf(realm.users().id("dora"))).endsWith(":1");
            assertThat(claim.lifespanSeconds()).isEqualTo(300);
        });
        assertThat(faults.removed("")).isEmpty();
    }

    @Test
    void storeFailsWhenToldTo(Server server, TestRealm realm, Faults faults) {
        LoginBrowser browser = new LoginBrowser(server, realm);
        realm.users().add("dora");
        faults.fail("putIfAbsent .*payment:");

        browser.open();
        Page refused = browser.submitPassword("dora");

        assertThat(refused.asksForCode()).isFalse();
        assertThat(refused.message()).contains("does not work at the moment");
        realm.events().awaitError("one_time_code_unavailable");
        assertThat(realm.mailbox().count("dora@example.com")).isZero();
        realm.users().assertFailures("dora", 0);
    }

    @Test
    void codeExpiresWhenTheClockIsMoved(Server server, TestRealm realm, Faults faults) {
        LoginBrowser browser = new LoginBrowser(server, realm);
        realm.users().add("erna");
        browser.open();
        browser.submitPassword("erna");
        String code = realm.mailbox().await("erna@example.com").code();

        faults.clock(Duration.ofSeconds(301));

        assertThat(browser.submitCode(code).loggedIn()).isFalse();
        assertThat(browser.page().text()).contains("The code is no longer valid.");
        realm.events().awaitError("expired_code");
        faults.clock(Duration.ZERO);
        assertThat(browser.submitCode(code).loggedIn()).isTrue();
    }

    @Test
    void forgottenClaimCanBeWonAgain(Server server, TestRealm realm, Faults faults) {
        LoginBrowser browser = new LoginBrowser(server, realm);
        realm.users().add("fred");
        browser.open();
        browser.submitPassword("fred");
        assertThat(browser.resend().text()).contains("too early");

        faults.expire("next-mail");
        browser.resend();

        assertThat(realm.mailbox().await("fred@example.com", 2).code())
                .isEqualTo(realm.mailbox().await("fred@example.com", 1).code());
    }
}
