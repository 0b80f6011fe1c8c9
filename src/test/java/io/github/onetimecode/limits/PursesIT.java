package io.github.onetimecode.limits;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Who merely knows a user's name spends another purse than who knows the password, and learns no address. */
@OnEveryVersion
@FaultyServerTest
class PursesIT {

    private static final String NAME_ONLY = "one-of-several";
    private static final String TOMORROW = "Too many wrong codes have been entered. Please try again tomorrow.";

    private Spender spender;

    /** Of five wrong codes a day, three are for who has shown the password and two for strangers; one mail for each. */
    @BeforeEach
    void spender(Server server, TestRealm realm) {
        spender = new Spender(server, realm, "owner");
        Spender.settings(realm, Map.of("mailsPerHour", "1"), Map.of("failuresPerDay", "5"));
        realm.flows().define("name and code", """
                REQUIRED auth-username-form
                REQUIRED one-time-code-issue {mailsPerHour=1}
                REQUIRED one-time-code-confirm {failuresPerDay=5}
                """);
        realm.flows().bindBrowser(NAME_ONLY, "name and code");
    }

    private LoginBrowser pastName() {
        LoginBrowser browser = spender.browser();
        browser.open(NAME_ONLY);
        browser.submit(Map.of("username", spender.name()));
        return browser;
    }

    @Test
    void strangerEmptiesTheStrangersPurseOnly(Faults faults) {
        LoginBrowser stranger = pastName();
        assertThat(stranger.page().asksForCode()).isTrue();
        assertThat(spender.wrong(stranger).codeError()).contains("This code is not correct");
        assertThat(spender.wrong(stranger).codeError()).contains("This code is not correct");
        assertThat(spender.wrong(stranger).message()).isEqualTo(Texts.of("oneTimeCodeRefused"));
        assertThat(faults.won("failure:unproven:")).hasSize(2);
        assertThat(faults.won("payment:unproven:")).hasSize(1);

        LoginBrowser owner = spender.atCode();
        assertThat(spender.wrong(owner).codeError()).contains("This code is not correct");
        assertThat(spender.wrong(owner).codeError()).contains("This code is not correct");
        assertThat(owner.submitCode(spender.code()).loggedIn()).isTrue();
        assertThat(faults.won("failure:proven:")).hasSize(3);
    }

    @Test
    void ownersWrongCodesLeaveTheOtherPurse() {
        LoginBrowser owner = spender.atCode();
        for (int wrong = 1; wrong <= 3; wrong++) {
            assertThat(spender.wrong(owner).codeError()).contains("This code is not correct");
        }
        assertThat(spender.wrong(owner).message()).isEqualTo(TOMORROW);

        LoginBrowser byName = pastName();

        assertThat(byName.submitCode(spender.code()).loggedIn()).as(byName.page().toString()).isTrue();
    }

    @Test
    void strangersMailsLeaveTheOwners(Faults faults) {
        assertThat(pastName().page().asksForCode()).isTrue();
        assertThat(pastName().page().message()).isEqualTo(Texts.of("oneTimeCodeRefused"));
        assertThat(spender.mails()).isOne();

        spender.atCode();

        assertThat(spender.mails()).isEqualTo(2);
        assertThat(faults.won("payment:unproven:")).hasSize(1);
        assertThat(faults.won("payment:proven:")).hasSize(1);
    }

    @Test
    void strangerSeesNoAddress() {
        assertThat(pastName().reload().text()).contains("We have sent a code to your e-mail address.")
                .doesNotContain("***").doesNotContain("example");
        assertThat(spender.atCode().reload().text()).contains("@e***e.com");
    }
}
