package io.github.onetimecode.limits;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static io.github.onetimecode.limits.Spender.RESEND;
import static org.assertj.core.api.Assertions.assertThat;

/** However often the button is pressed, a login causes one mail in each stretch of the time between mails. */
@FaultyServerTest
class ResendPaceIT {

    private static final int PRESSES = 20;

    @Test
    void twentyPressesBeforeTheTimeIsUpSendNothing(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "presser");
        Spender.withoutBruteForceDetection(realm);
        LoginBrowser tab = spender.atCode();
        Page fresh = tab.page();

        List<Page> pages = AtOnce.run(PRESSES, () -> tab.post(fresh, RESEND));

        assertThat(spender.mails()).isOne();
        assertThat(pages).anySatisfy(page -> assertThat(page.codeError()).contains("too early"));
        assertThat(faults.won("next-mail:")).singleElement()
                .satisfies(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(30));
        assertThat(faults.won("payment:")).hasSize(1);
    }

    @Test
    void twentyPressesAtTheSameInstantAfterTheTimeIsUpSendOne(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "presser");
        Spender.settings(realm, Map.of("resendAfterSeconds", "17"), Map.of());
        Spender.withoutBruteForceDetection(realm);
        LoginBrowser tab = spender.atCode();
        String code = spender.code();
        faults.expire("next-mail:");

        OneTab.post(tab, RESEND, PRESSES, faults, "putIfAbsent .*next-mail:");
        // Waits for the mail, which is sent after the presses were answered.
        tab.reload();

        assertThat(spender.mails()).isEqualTo(2);
        assertThat(spender.code()).as("the same code again").isEqualTo(code);
        assertThat(faults.won("next-mail:")).hasSize(2)
                .allSatisfy(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(17));
        assertThat(faults.won("payment:")).hasSize(2);
    }

    @Test
    void newLoginGetsItsMailAtOnce(Server server, TestRealm realm) {
        Spender spender = new Spender(server, realm, "presser");
        spender.atCode();

        spender.atCode();

        assertThat(spender.mails()).isEqualTo(2);
    }
}
