package io.github.onetimecode.limits;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.FreePorts;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail that no server took costs nothing, but not without end; one that may have arrived counts. */
@FaultyServerTest
class FailedMailIT {

    private static final String FAILED = "The e-mail with the code could not be sent. Please try again.";
    private static final String NO_MORE = "No more codes can be sent to you for now. Please try again later.";

    @Test
    void closedPortGivesTheClaimsBackAndUnlocksTheButtonOnce(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "unlucky");
        RefusingMailServer.sendTo(realm, FreePorts.any());

        LoginBrowser tab = spender.atCode();

        assertThat(tab.page().text()).contains(FAILED);
        assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isFalse();
        assertThat(realm.events().awaitError("email_send_failed").path("userId").asText()).isEqualTo(spender.id());
        assertThat(faults.removed("mail-hour:proven:")).hasSize(1);
        assertThat(faults.removed("mail-day:proven:")).hasSize(1);
        assertThat(faults.removed("next-mail:")).hasSize(1);
        assertThat(faults.won("mail-given-back:proven:")).singleElement()
                .satisfies(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(3_600));
        assertThat(faults.removed("mail-given-back:")).isEmpty();

        assertThat(tab.resend().text()).contains(FAILED);
        assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isTrue();
        assertThat(tab.resend().text()).contains("too early");
        assertThat(faults.removed("next-mail:")).as("unlocked").hasSize(1);
        assertThat(spender.mails()).isZero();
        spender.assertFailures(0);
    }

    @Test
    void mailThatGetsThroughAtTheSecondTryLogsIn(Server server, TestRealm realm) {
        Spender spender = new Spender(server, realm, "unlucky");
        try (RefusingMailServer refusing = new RefusingMailServer(RefusingMailServer.At.RECIPIENT).serve(realm)) {
            LoginBrowser tab = spender.atCode();
            assertThat(refusing.conversations()).isOne();
            RefusingMailServer.sendTo(realm, realm.mailbox().port());

            assertThat(tab.resend().text()).doesNotContain(FAILED);

            assertThat(tab.submitCode(spender.code()).loggedIn()).isTrue();
        }
    }

    @Test
    void claimsComeBackNoMoreOftenThanTheHourAllows(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "unlucky");
        Spender.settings(realm, Map.of("mailsPerHour", "2"), Map.of());
        try (RefusingMailServer refusing = new RefusingMailServer(RefusingMailServer.At.RECIPIENT).serve(realm)) {
            // Two that come back, and two that stay.
            for (int login = 1; login <= 4; login++) {
                spender.atCode();
            }

            assertThat(faults.removed("mail-hour:")).hasSize(2);
            assertThat(spender.pastPassword().page().message()).isEqualTo(NO_MORE);
            assertThat(refusing.conversations()).isEqualTo(4);
            assertThat(spender.errors("one_time_code_limited")).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(value = RefusingMailServer.At.class, names = "RECIPIENT", mode = EnumSource.Mode.EXCLUDE)
    void mailThatMayHaveArrivedCounts(RefusingMailServer.At at, Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "unlucky");
        Spender.settings(realm, Map.of("mailsPerHour", "1"), Map.of());
        try (RefusingMailServer refusing = new RefusingMailServer(at).serve(realm)) {
            LoginBrowser tab = spender.atCode();

            assertThat(tab.page().text()).contains(FAILED);
            assertThat(tab.page().has("#one-time-code-wait")).as("resend locked").isTrue();
            realm.events().awaitError("email_send_failed");
            assertThat(faults.removed("mail-")).isEmpty();
            assertThat(faults.removed("next-mail:")).isEmpty();
            assertThat(faults.won("mail-given-back:")).isEmpty();
            assertThat(spender.pastPassword().page().message()).isEqualTo(NO_MORE);
            assertThat(refusing.conversations()).isOne();
        }
    }
}
