package io.github.onetimecode.grant;

import java.time.Duration;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What brute-force detection holds against a user. It counts in the background, in order. */
final class Counted {

    private Counted() {
    }

    /** Also what has to be waited for between two attempts: until then Keycloak 26.7 takes the user for locked. */
    static void awaitFailures(Person person, int number) {
        Awaitility.await("failures").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(person.failures()).isEqualTo(number));
    }

    /** Once a wrong password is counted, all that came before it is. */
    static void stay(TestRealm realm, Person person, int number) {
        LoginBrowser other = person.elsewhere().browser();
        other.open();
        other.submitPassword(person.name(), "not this one");
        Awaitility.await("wrong password").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .until(() -> person.failures() > number);
        assertThat(person.failures()).isEqualTo(number + 1);
        realm.users().forgetFailures(person.name());
    }
}
