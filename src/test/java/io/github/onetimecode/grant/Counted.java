package io.github.onetimecode.grant;

import java.time.Duration;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.Person;

import static org.assertj.core.api.Assertions.assertThat;

/** What brute-force detection holds against a user. It counts in the background. */
final class Counted {

    private Counted() {
    }

    /** Also what has to be waited for between two attempts: until then Keycloak 26.7 takes the user for locked. */
    static void awaitFailures(Person person, int number) {
        Awaitility.await("failures").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(person.failures()).isEqualTo(number));
    }
}
