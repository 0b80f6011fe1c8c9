package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A mail server that talks to few at a time, and many who want a mail at once. */
@ServerTest
class CrowdedMailServerIT {

    private static final Duration EACH = Duration.ofMillis(150);

    static Stream<Arguments> limits() {
        return Stream.of(arguments("5 connections, 421 in the greeting", 40, 5, Stage.GREETING,
                "421 too many connections"),
                arguments("Office 365", 60, 3, Stage.END_OF_DATA, "432 4.3.2 Concurrent connections limit exceeded"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void mailServerOfFewConnectionsGetsEveryMailOfABurstOnce(String what, int burst, int connections, Stage stage,
            String answer, Server server, TestRealm realm) {
        Manners fewAtATime = Manners.GOOD.atMost(connections, stage, answer).taking(EACH);
        try (FakeMailServer mails = FakeMailServer.start(fewAtATime).serve(realm)) {
            List<Person> people = ManyLogins.begin(burst, server, realm);
            long from = System.nanoTime();

            Awaitility.await("all mails").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                    .until(() -> mails.inbox().all().size() >= burst);

            System.out.printf("%d mails to a mail server of %d connections: the last %.1f s after the last page; "
                    + "%d connections, %d sent away%n", burst, connections, (System.nanoTime() - from) / 1e9,
                    mails.traffic().connections(), mails.traffic().sentAway());
            assertThat(people).allMatch(person -> SeenState.awaitEnd(person.browser()).equals(SeenState.SENT));
            assertThat(people).allMatch(person -> mails.inbox().to(person.address()).size() == 1);
            assertThat(realm.events().of("SEND_VERIFY_EMAIL")).hasSize(burst);
            assertThat(realm.events().of("SEND_VERIFY_EMAIL_ERROR")).isEmpty();
            assertThat(mails.traffic().peak()).isLessThanOrEqualTo(connections);
            assertThat(mails.traffic().sentAway()).as("a complaint is remembered").isLessThanOrEqualTo(5);
            Person last = people.get(burst - 1);
            assertThat(last.enter(mails.inbox().await(last.address()).code()).loggedIn()).isTrue();
        }
    }
}
