package io.github.onetimecode.limits;

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
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A user gets so many mails in an hour and in a day, over all logins. */
@FaultyServerTest
class MailLimitsIT {

    private static final int PER_HOUR = 3;
    private static final int PER_DAY = 5;
    private static final String NO_MORE = "No more codes can be sent to you for now. Please try again later.";

    private Person person;

    @BeforeEach
    void person(Server server, TestRealm realm) {
        person = new Person(server, realm, "reader");
        Person.settings(realm, Map.of("mailsPerHour", "" + PER_HOUR, "mailsPerDay", "" + PER_DAY), Map.of());
    }

    @Test
    void loginAfterTheHoursLastMailIsRefusedWithoutOne(TestRealm realm, Faults faults) {
        for (int login = 1; login <= PER_HOUR; login++) {
            person.atCode();
        }

        assertThat(person.pastPassword().page().message()).isEqualTo(NO_MORE);

        assertThat(person.mails()).isEqualTo(PER_HOUR);
        assertThat(realm.events().awaitError("one_time_code_limited").path("userId").asText()).isEqualTo(person.id());
        assertThat(faults.won("mail-hour:proven:")).hasSize(PER_HOUR)
                .allSatisfy(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(3_600));
        assertThat(faults.won("mail-day:proven:")).hasSize(PER_HOUR)
                .allSatisfy(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(86_400));
        person.assertFailures(0);
    }

    @Test
    void daysLimitHoldsWhenTheHourIsOver(Faults faults) {
        for (int login = 1; login <= PER_DAY; login++) {
            person.atCode();
            faults.expire("mail-hour:");
        }

        assertThat(person.pastPassword().page().message()).isEqualTo(NO_MORE);

        assertThat(person.mails()).isEqualTo(PER_DAY);
        assertThat(faults.won("mail-day:")).hasSize(PER_DAY);
        assertThat(faults.won("mail-hour:")).hasSize(PER_DAY + 1);
        assertThat(faults.removed("mail-hour:")).as("given back, as there was no mail").hasSize(1);
        faults.expire("mail-day:");
        person.atCode();
        assertThat(person.mails()).isEqualTo(PER_DAY + 1);
    }

    @Test
    void newLoginsAtOnceGetNoMoreThanTheHoursMails(TestRealm realm, Faults faults) {
        Person.withoutBruteForceDetection(realm);
        List<Callable<Page>> logins = IntStream.range(0, 8).<Callable<Page>>mapToObj(number -> {
            LoginBrowser browser = person.browser();
            browser.open();
            return () -> browser.submitPassword(person.name());
        }).toList();
        faults.meet("putIfAbsent .*mail-hour:", logins.size());

        List<Page> pages = AtOnce.run(logins);

        assertThat(person.mails()).isEqualTo(PER_HOUR);
        assertThat(pages.stream().filter(Page::asksForCode)).hasSize(PER_HOUR);
        assertThat(pages.stream().filter(page -> page.message().equals(NO_MORE))).hasSize(8 - PER_HOUR);
        assertThat(faults.won("mail-hour:")).hasSize(PER_HOUR);
        assertThat(faults.won("mail-day:")).hasSize(PER_HOUR);
    }

    @Test
    void formStaysUsableWhenNoMailIsLeft(Faults faults) {
        LoginBrowser tab = person.atCode();
        for (int mail = 2; mail <= PER_HOUR; mail++) {
            faults.expire("next-mail:");
            tab.resend();
        }
        faults.expire("next-mail:");

        assertThat(tab.resend().text()).contains("No more codes can be sent to you for now.");

        assertThat(person.mails()).isEqualTo(PER_HOUR);
        assertThat(tab.page().asksForCode()).isTrue();
        assertThat(tab.submitCode(person.code()).loggedIn()).isTrue();
    }
}
