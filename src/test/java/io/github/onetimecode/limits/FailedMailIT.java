package io.github.onetimecode.limits;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail that no server took costs nothing, but not without end; one that may have arrived counts. */
@FaultyServerTest
class FailedMailIT {

    private static final String FAILED = "The e-mail with the code could not be sent. Please try again.";
    private static final Manners NOT_NOW = Manners.GOOD.answering(Stage.RECIPIENT, "451 not now");
    private static final Map<String, String> FOREGROUND = Map.of("delivery", "foreground");
    private static final String NO_MORE = "No more codes can be sent to you for now. Please try again later.";

    @Test
    void closedPortGivesTheClaimsBackAndUnlocksTheButtonOnce(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "unlucky");
        Spender.settings(realm, FOREGROUND, Map.of());
        try (FakeMailServer refusing = FakeMailServer.refusing().serve(realm)) {
            assertClaimsComeBackOnce(spender, realm, faults);
        }
    }

    private static void assertClaimsComeBackOnce(Spender spender, TestRealm realm, Faults faults) {
        LoginBrowser tab = spender.atCode();

        assertThat(tab.page().text()).contains(FAILED);
        assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isFalse();
        assertThat(realm.events().awaitError("email_send_failed").path("userId").asText()).isEqualTo(spender.id());
        assertThat(faults.won("payment:proven:")).as("payment and refund").hasSize(2);
        assertThat(faults.removed("next-mail:")).hasSize(1);

        assertThat(tab.resend().text()).contains(FAILED);
        assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isTrue();
        assertThat(tab.resend().text()).contains("too early");
        assertThat(faults.removed("next-mail:")).as("unlocked").hasSize(1);
        assertThat(spender.mails()).isZero();
        spender.assertFailures(0);
    }

    @Test
    void failureInTheBackgroundUnlocksTheButtonOnce(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "unlucky");
        Manners nobodyHere = Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here");
        try (FakeMailServer refusing = FakeMailServer.start(nobodyHere).serve(realm)) {
            LoginBrowser tab = spender.atCode();
            assertThat(tab.reload().text()).contains(FAILED);
            assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isFalse();

            tab.resend();
            assertThat(tab.reload().text()).contains(FAILED);
            assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isTrue();
            assertThat(tab.resend().text()).contains("too early");
            assertThat(faults.removed("next-mail:")).as("unlocked").hasSize(1);
            assertThat(faults.won("payment:proven:")).as("two payments and two refunds").hasSize(4);
            assertThat(refusing.traffic().reached(Stage.RECIPIENT)).isEqualTo(2);
        }
    }

    @Test
    void mailThatGetsThroughAtTheSecondTryLogsIn(Server server, TestRealm realm) {
        Spender spender = new Spender(server, realm, "unlucky");
        Spender.settings(realm, FOREGROUND, Map.of());
        try (FakeMailServer refusing = FakeMailServer.start(NOT_NOW).serve(realm)) {
            LoginBrowser tab = spender.atCode();
            assertThat(refusing.traffic().reached(Stage.RECIPIENT)).isOne();
            refusing.behave(Manners.GOOD);

            assertThat(tab.resend().text()).doesNotContain(FAILED);

            assertThat(tab.submitCode(refusing.inbox().await(spender.address()).code()).loggedIn()).isTrue();
        }
    }

    @Test
    void claimsComeBackNoMoreOftenThanTheHourAllows(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "unlucky");
        Spender.settings(realm, Map.of("mailsPerHour", "2", "delivery", "foreground"), Map.of());
        try (FakeMailServer refusing = FakeMailServer.start(NOT_NOW).serve(realm)) {
            // Two that come back, and two that stay.
            for (int login = 1; login <= 4; login++) {
                spender.atCode();
            }

            assertThat(faults.won("payment:")).as("four payments and two refunds").hasSize(6);
            assertThat(spender.pastPassword().page().message()).isEqualTo(NO_MORE);
            assertThat(refusing.traffic().connections()).isEqualTo(4);
            assertThat(spender.errors("one_time_code_limited")).isOne();
        }
    }

    @Test
    void mailThatIsRefusedAtItsEndCostsNothing(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "unlucky");
        Spender.settings(realm, FOREGROUND, Map.of());
        Manners notThis = Manners.GOOD.answering(Stage.END_OF_DATA, "554 not this mail");
        try (FakeMailServer refusing = FakeMailServer.start(notThis).serve(realm)) {
            assertClaimsComeBackOnce(spender, realm, faults);
            assertThat(refusing.traffic().reached(Stage.END_OF_DATA)).isEqualTo(2);
        }
    }

    @Test
    void mailThatMayHaveArrivedCounts(Server server, TestRealm realm, Faults faults) {
        Manners manners = Manners.GOOD.hangingUp(Stage.END_OF_DATA);
        Spender spender = new Spender(server, realm, "unlucky");
        Spender.settings(realm, Map.of("mailsPerHour", "1", "delivery", "foreground"), Map.of());
        try (FakeMailServer refusing = FakeMailServer.start(manners).serve(realm)) {
            LoginBrowser tab = spender.atCode();

            assertThat(tab.page().text()).contains(FAILED);
            assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isTrue();
            realm.events().awaitError("email_send_failed");
            assertThat(faults.won("payment:")).hasSize(1);
            assertThat(faults.removed("next-mail:")).isEmpty();
            assertThat(spender.pastPassword().page().message()).isEqualTo(NO_MORE);
            assertThat(refusing.traffic().connections()).isOne();
        }
    }
}
