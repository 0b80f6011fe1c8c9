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

import static io.github.onetimecode.limits.Person.RESEND;
import static org.assertj.core.api.Assertions.assertThat;

/** However often the button is pressed, a login causes one mail in each stretch of the time between mails. */
@FaultyServerTest
class ResendPaceIT {

    private static final int PRESSES = 20;

    @Test
    void twentyPressesBeforeTheTimeIsUpSendNothing(Server server, TestRealm realm, Faults faults) {
        Person person = new Person(server, realm, "presser");
        Person.withoutBruteForceDetection(realm);
        LoginBrowser tab = person.atCode();
        Page fresh = tab.page();

        List<Page> pages = AtOnce.run(PRESSES, () -> tab.post(fresh, RESEND));

        assertThat(person.mails()).isOne();
        assertThat(pages).anySatisfy(page -> assertThat(page.codeError()).contains("too early"));
        assertThat(faults.won("next-mail:")).singleElement()
                .satisfies(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(30));
        assertThat(faults.won("mail-hour:")).hasSize(1);
    }

    @Test
    void twentyPressesAtTheSameInstantAfterTheTimeIsUpSendOne(Server server, TestRealm realm, Faults faults) {
        Person person = new Person(server, realm, "presser");
        Person.settings(realm, Map.of("resendAfterSeconds", "17"), Map.of());
        Person.withoutBruteForceDetection(realm);
        LoginBrowser tab = person.atCode();
        String code = person.code();
        faults.expire("next-mail:");

        OneTab.post(tab, RESEND, PRESSES, faults, "putIfAbsent .*next-mail:");

        assertThat(person.mails()).isEqualTo(2);
        assertThat(person.code()).as("the same code again").isEqualTo(code);
        assertThat(faults.won("next-mail:")).hasSize(2)
                .allSatisfy(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(17));
        assertThat(faults.won("mail-hour:")).hasSize(2);
    }

    @Test
    void newLoginGetsItsMailAtOnce(Server server, TestRealm realm) {
        Person person = new Person(server, realm, "presser");
        person.atCode();

        person.atCode();

        assertThat(person.mails()).isEqualTo(2);
    }
}
