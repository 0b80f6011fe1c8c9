package io.github.onetimecode.enrolment;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Two right codes of one user in two browsers, at the same instant. */
@FaultyServerTest
class EnrolmentAtOnceIT {

    private static final String INITIATE = "kc_action=" + Enrolling.ACTION;

    /**
     * Without brute-force detection, which would let one of them wait. They part just before the credential is stored.
     */
    @Test
    void makesOneCredential(Server server, TestRealm realm, Faults faults) {
        Enrolling enrolling = new Enrolling(server, realm);
        realm.change(settings -> settings.put("bruteForceProtected", false));
        Person person = enrolling.person();
        Person other = person.elsewhere();
        person.signIn(LoginBrowser.CLIENT, INITIATE);
        other.signIn(LoginBrowser.CLIENT, INITIATE);
        person.mail(2);
        faults.meet("remove .*failure:", 2);

        List<Page> pages = AtOnce.run(List.of(() -> enter(person), () -> enter(other)));

        assertThat(enrolling.credentials(person)).hasSize(1);
        assertThat(pages).anyMatch(Page::loggedIn).allMatch(page -> page.status() < 500);
    }

    /** Whichever of the two mails is this browser's: its page names the letters of the subject. */
    private static Page enter(Person person) {
        String text = person.page().text();
        for (int number = 1; number <= 2; number++) {
            if (text.contains("begins with " + person.mail(number).subject().substring(0, 3))) {
                return person.browser().submitCode(person.mail(number).code());
            }
        }
        throw new AssertionError("no mail for this page: " + text);
    }
}
