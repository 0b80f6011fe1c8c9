package io.github.onetimecode.journey;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Page and mail promise no more time than the login has in which the code is entered, and afterwards a page says so.
 */
@FaultyServerTest
class PromisedTimeIT {

    private static final String FLOW = "password and mailed code";
    private static final String TIMED_OUT = "Your login attempt timed out. Login will start from the beginning.";

    @ParameterizedTest
    @CsvSource({"60, 1800, It is valid for 1 min., The code is valid for another 1 min.",
            "110, 1800, It is valid for 1 min., The code is valid for another 1 min.",
            "50, 1800, It is valid for 50 s., The code is valid for another 50 s."})
    void loginThatEndsBeforeItsCode(int ofLogin, int ofAction, String mailed, String shown, Server server,
            TestRealm realm, Faults faults) {
        lifespans(realm, ofLogin, ofAction);
        Person person = Person.in(server, realm);

        assertThat(person.signIn().text()).contains(shown);
        assertThat(person.mail().text()).contains(mailed);
        faults.clock(Duration.ofSeconds(120));
        Page page = person.enter(person.mail().code());

        assertThat(page.loggedIn()).isFalse();
        assertThat(page.asksForPassword()).as(page.toString()).isTrue();
        assertThat(page.text()).contains(TIMED_OUT);
        person.assertFailures(0);
        person.browser().submitPassword(person.name());
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void passwordThatIsResetHasTheTimeOfActions(Server server, TestRealm realm, Faults faults) {
        lifespans(realm, 1800, 60);
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code {lifetimeSeconds=600}
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
        Person person = Person.in(server, realm);
        person.browser().open();
        person.browser().go(URI.create(
                person.page().html().selectFirst("a[href*=reset-credentials]").absUrl("href")));

        Page page = person.browser().submit(Map.of("username", person.name()));

        assertThat(page.text()).contains("The code is valid for another 1 min.");
        assertThat(person.mail().text()).contains("It is valid for 1 min.");
        faults.clock(Duration.ofSeconds(61));
        Page over = person.enter(person.mail().code());
        assertThat(over.asksForPassword()).as(over.toString()).isTrue();
        assertThat(over.text()).contains(TIMED_OUT);
    }

    @Test
    void requiredActionHasItsOwnTime(Server server, TestRealm realm, Faults faults) {
        new Enrolling(server, realm).configure(Map.of("lifetimeSeconds", "600"));
        lifespans(realm, 1800, 60);
        Person person = Person.in(server, realm, user -> user.putArray("requiredActions").add("one-time-code-enrol"));

        assertThat(person.signIn().text()).contains("The code is valid for another 1 min.");

        assertThat(person.mail().text()).contains("It is valid for 1 min.");
        faults.clock(Duration.ofSeconds(61));
        Page over = person.enter(person.mail().code());
        assertThat(over.asksForPassword()).as(over.toString()).isTrue();
        assertThat(over.text()).contains(TIMED_OUT);
    }

    /** Who comes back to one of several tabs of a login that has ended is told so, and gets in from there in all. */
    @Test
    void severalTabsEndAndStartAgain(Server server, TestRealm realm, Faults faults) {
        lifespans(realm, 60, 60);
        Person person = Person.in(server, realm);
        person.signIn();
        Person tab = person.tab();
        tab.signIn();
        String ofTab = person.mail(2).code();
        faults.clock(Duration.ofSeconds(61));

        assertThat(person.enter(person.mail().code()).text()).contains(TIMED_OUT);
        person.browser().submitPassword(person.name());
        assertThat(person.enter(person.mail(3).code()).loggedIn()).isTrue();

        // The tab starts again as well, and finds the session of the first.
        assertThat(tab.enter(ofTab).loggedIn()).as(tab.page().toString()).isTrue();
        assertThat(person.sessions()).isOne();
    }

    @Test
    void mailThatIsSentAgainTellsTheSecondsThatAreLeft(Server server, TestRealm realm, Faults faults) {
        lifespans(realm, 1800, 300);
        realm.flows().configure(FLOW, "one-time-code-issue", Map.of("lifetimeSeconds", "120"));
        Person person = Person.in(server, realm);
        person.signIn();
        assertThat(person.mail().text()).contains("It is valid for 2 min.");
        faults.clock(Duration.ofSeconds(75));
        faults.expire("next-mail");

        assertThat(person.browser().resend().text()).containsPattern("valid for another 4\\d s\\.");

        assertThat(person.mail(2).text()).containsPattern("valid for 4\\d s\\.");
        assertThat(person.mail(2).code()).isEqualTo(person.mail().code());
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    private static void lifespans(TestRealm realm, int ofLogin, int ofAction) {
        realm.flows().configure(FLOW, "one-time-code-issue", Map.of("lifetimeSeconds", "600"));
        realm.change(settings -> settings.put("accessCodeLifespanLogin", ofLogin)
                .put("accessCodeLifespanUserAction", ofAction));
    }
}
