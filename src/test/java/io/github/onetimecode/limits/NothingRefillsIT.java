package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong codes stay counted for a day, whatever the user does next. */
@FaultyServerTest
class NothingRefillsIT {

    private static final String TOMORROW = "Too many wrong codes have been entered. Please try again tomorrow.";

    private Spender spender;
    private LoginBrowser tab;

    /** Three wrong codes a day are left to a user whose password was right; two are gone. */
    @BeforeEach
    void twoOfThreeAreGone(Server server, TestRealm realm) {
        spender = new Spender(server, realm, "stubborn");
        Spender.settings(realm, Map.of(), Map.of("failuresPerDay", "5"));
        tab = spender.atCode();
        assertThat(spender.wrong(tab).codeError()).contains("Attempts left: 4");
        assertThat(spender.wrong(tab).codeError()).contains("Attempts left: 3");
    }

    private void assertOneIsLeft(LoginBrowser login) {
        assertThat(spender.wrong(login).codeError()).contains("This code is not correct");
        assertThat(spender.wrong(login).message()).isEqualTo(TOMORROW);
        assertThat(spender.compared()).isEqualTo(3);
        assertThat(spender.pastPassword().page().message()).isEqualTo(TOMORROW);
        spender.assertFailures(3);
    }

    @Test
    void notBySendingTheCodeAgain(Faults faults) {
        faults.expire("next-mail:");
        tab.resend();

        assertThat(spender.mails()).isEqualTo(2);
        assertOneIsLeft(tab);
    }

    @Test
    void notByStartingAgain() {
        assertThat(tab.restart().asksForPassword()).isTrue();
        tab.submitPassword(spender.name());

        assertOneIsLeft(tab);
    }

    @Test
    void notByAnotherTab() {
        assertOneIsLeft(spender.pastPassword(tab.tab(), LoginBrowser.CLIENT));
    }

    @Test
    void notByAnotherClientWithAnotherFlow(TestRealm realm) {
        realm.flows().configure("one of several factors", "one-time-code", Map.of("failuresPerDay", "5"));

        assertOneIsLeft(spender.pastPassword(spender.browser(), "one-of-several"));
    }

    @Test
    void notByASuccess(TestRealm realm) {
        assertThat(tab.submitCode(spender.code()).loggedIn()).isTrue();
        spender.awaitFailures(0);

        LoginBrowser next = spender.atCode();
        assertThat(spender.wrong(next).codeError()).contains("Attempts left: 4");
        assertThat(spender.wrong(next).message()).isEqualTo(TOMORROW);
        assertThat(spender.compared()).isEqualTo(3);
    }

    @Test
    void aNewCodeGoesOnWithWhatIsLeft(Faults faults, TestRealm realm) {
        Spender.settings(realm, Map.of(), Map.of());
        String first = spender.code();
        faults.clock(Duration.ofSeconds(301));
        assertThat(tab.reload().text()).contains("The code is no longer valid.");
        faults.expire("next-mail:");

        tab.resend();

        assertThat(spender.code()).isNotEqualTo(first);
        assertThat(spender.wrong(tab).codeError()).contains("Attempts left: 2");
        assertThat(spender.wrong(tab).codeError()).contains("Attempts left: 1");
        spender.wrong(tab);
        // Keycloak takes a user for locked until it has written the failure down, which it does in the background.
        Awaitility.await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(tab.reload().asksForPassword()).isTrue());
        assertThat(spender.compared()).isEqualTo(5);
        assertThat(spender.errors("one_time_code_exhausted")).isOne();
    }

    @Test
    void onlyTimeFreesThem(Faults faults) {
        spender.wrong(tab);
        assertThat(spender.wrong(tab).message()).isEqualTo(TOMORROW);

        faults.expire("failure:");

        spender.atCode();
    }
}
