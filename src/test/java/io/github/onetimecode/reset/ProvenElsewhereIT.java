package io.github.onetimecode.reset;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody has proven in a tab of one account, or of a session that is another's, proves nothing of the one named.
 */
@FaultyServerTest
class ProvenElsewhereIT {

    private Server server;
    private TestRealm realm;
    private Person alice;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        ResetFlow.bind(realm);
        alice = Person.in(server, realm);
    }

    /** The right password of an account that is disabled: Keycloak notes it in the tab, and lets nobody in. */
    private ResetVisit afterPasswordOfDisabled(String typed) {
        Person disabled = Person.in(server, realm, user -> user.put("enabled", false));
        ResetVisit visit = ResetVisit.of(server, realm, typed);
        visit.browser().open();
        assertThat(visit.browser().submitPassword(disabled.name()).text()).contains("disabled");
        return visit;
    }

    @Test
    void passwordOfADisabledAccountProvesNothingOfAnother(Faults faults) {
        ResetVisit plain = ResetVisit.of(server, realm, alice.name());
        plain.enterName();

        ResetVisit visit = afterPasswordOfDisabled(alice.name());
        Page page = visit.forgotten();

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).doesNotContain("***").doesNotContain(alice.name());
        assertThat(visit.told()).isEqualTo(plain.told());
        assertThat(faults.won("payment:proven:")).isEmpty();
        assertThat(faults.won("payment:unproven:")).hasSize(2);
        ResetVisit unknown = afterPasswordOfDisabled("nobody-of-this-name");
        unknown.forgotten();
        visit.enter("00000000");
        unknown.enter("00000000");
        assertThat(unknown.told()).isEqualTo(visit.told());
        assertThat(faults.won("failure:proven:")).isEmpty();
    }

    @Test
    void sessionOfTheSameUserIsAProof(Faults faults) {
        assertThat(alice.signIn().asksForCode()).isTrue();
        assertThat(alice.enter(alice.mail().code()).loggedIn()).isTrue();
        faults.reset();
        // Until it has written the login down, Keycloak 26.7 takes the user for locked.
        realm.change(settings -> settings.put("bruteForceProtected", false));

        LoginBrowser again = alice.browser().tab();
        again.open("one-time-code-demo", "prompt=login");
        Page page = again.go(forgotten(again));

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains("@e***e.com");
        assertThat(faults.won("payment:proven:")).hasSize(1);
    }

    /** Keycloak keeps a tab's notes from flow to flow; a name typed in one of them is nobody's login in another. */
    @Test
    void nameThatWasTypedToResetIsNobodyInTheLogin(Faults faults) {
        realm.flows().define("by name", """
                REQUIRED allow-access-authenticator
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
                """);
        ResetVisit visit = ResetVisit.of(server, realm, alice.name());
        visit.enterName();
        alice.mail();
        realm.flows().bindBrowser("one-time-code-demo", "by name");
        faults.reset();

        Page page = visit.browser().go(URI.create(visit.browser().page().action().toString()
                .replaceFirst("/reset-credentials.*?&client_id", "/authenticate?client_id")
                .replaceFirst("/reset-credentials\\?", "/authenticate?").replaceFirst("session_code=[^&]*&", "")
                .replaceFirst("execution=[^&]*&", "")));

        assertThat(page.asksForCode()).as(page.toString()).isFalse();
        assertThat(page.message()).isEqualTo(Texts.of("oneTimeCodeRefused"));
        assertThat(faults.won("payment:")).isEmpty();
        assertThat(List.of(alice.mails())).containsExactly(1);
    }

    private static URI forgotten(LoginBrowser browser) {
        return URI.create(browser.page().html().selectFirst("a[href*=reset-credentials]").absUrl("href"));
    }
}
