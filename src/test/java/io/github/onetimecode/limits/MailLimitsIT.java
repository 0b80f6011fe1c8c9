package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A user gets so many mails in an hour and in a day, over all logins. */
@OnEveryVersion
@FaultyServerTest
class MailLimitsIT {

    private static final int PER_HOUR = 3;
    private static final int PER_DAY = 5;
    private static final Duration MORE_THAN_AN_HOUR = Duration.ofMinutes(61);
    private static final String NO_MORE = "No more codes can be sent to you for now. Please try again later.";

    private Spender spender;

    @BeforeEach
    void spender(Server server, TestRealm realm) {
        spender = new Spender(server, realm, "reader");
        Spender.settings(realm, Map.of("mailsPerHour", "" + PER_HOUR, "mailsPerDay", "" + PER_DAY), Map.of());
    }

    @Test
    void loginAfterTheHoursLastMailIsRefusedWithoutOne(TestRealm realm, Faults faults) {
        for (int login = 1; login <= PER_HOUR; login++) {
            spender.atCode();
        }

        assertThat(spender.pastPassword().page().message()).isEqualTo(NO_MORE);

        assertThat(spender.mails()).isEqualTo(PER_HOUR);
        assertThat(realm.events().awaitError("one_time_code_limited").path("userId").asText()).isEqualTo(spender.id());
        assertThat(faults.won("payment:proven:")).hasSize(PER_HOUR)
                .allSatisfy(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(300));
        assertThat(faults.calls()).filteredOn(call -> call.operation().equals("put")
                && call.key().contains("payments:proven:")).hasSize(PER_HOUR)
                .allSatisfy(put -> assertThat(put.lifespanSeconds()).isEqualTo(87_000));
        spender.assertFailures(0);
    }

    @Test
    void daysLimitHoldsWhenTheHourIsOver(Faults faults) {
        for (int login = 1; login <= PER_DAY; login++) {
            spender.atCode();
            faults.clock(MORE_THAN_AN_HOUR.multipliedBy(login));
        }

        assertThat(spender.pastPassword().page().message()).isEqualTo(NO_MORE);

        assertThat(spender.mails()).isEqualTo(PER_DAY);
        assertThat(faults.won("payment:")).hasSize(PER_DAY);
        faults.clock(Duration.ofDays(1).plusMinutes(1));
        spender.atCode();
        assertThat(spender.mails()).isEqualTo(PER_DAY + 1);
    }

    @Test
    void newLoginsAtOnceGetNoMoreThanTheHoursMails(TestRealm realm, Faults faults) {
        Spender.withoutBruteForceDetection(realm);
        List<Callable<Page>> logins = IntStream.range(0, 8).<Callable<Page>>mapToObj(number -> {
            LoginBrowser browser = spender.browser();
            browser.open();
            return () -> browser.submitPassword(spender.name());
        }).toList();
        faults.meet("putIfAbsent .*payment:", logins.size());

        List<Page> pages = AtOnce.run(logins);

        assertThat(spender.mails()).isEqualTo(PER_HOUR);
        assertThat(pages.stream().filter(Page::asksForCode)).hasSize(PER_HOUR);
        assertThat(pages.stream().filter(page -> page.message().equals(NO_MORE))).hasSize(8 - PER_HOUR);
        assertThat(faults.won("payment:")).hasSize(PER_HOUR);
    }

    @Test
    void formStaysUsableWhenNoMailIsLeft(Faults faults) {
        LoginBrowser tab = spender.atCode();
        for (int mail = 2; mail <= PER_HOUR; mail++) {
            faults.expire("next-mail:");
            tab.resend();
        }
        faults.expire("next-mail:");

        assertThat(tab.resend().text()).contains("No more codes can be sent to you for now.");

        assertThat(spender.mails()).isEqualTo(PER_HOUR);
        assertThat(tab.page().asksForCode()).isTrue();
        assertThat(tab.submitCode(spender.code()).loggedIn()).isTrue();
    }
}
