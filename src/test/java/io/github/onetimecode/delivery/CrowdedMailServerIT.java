package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail server that talks to few at a time, and many who want a mail at once. */
@ServerTest
class CrowdedMailServerIT {

    private static final int BURST = 40;
    private static final int CONNECTIONS = 5;

    @Test
    void mailServerOfFiveConnectionsGetsEveryMailOfABurst(Server server, TestRealm realm) {
        Manners fewAtATime = Manners.GOOD.atMost(CONNECTIONS).taking(Duration.ofMillis(150));
        try (MisbehavingMailServer mails = MisbehavingMailServer.start(fewAtATime).serve(realm)) {
            List<Person> people = Logins.begin(BURST, server, realm);
            long from = System.nanoTime();

            Awaitility.await("all mails").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                    .until(() -> mails.inbox().all().size() >= BURST);

            System.out.printf("%d mails to a mail server of %d connections: the last %.1f s after the last page; "
                    + "%d connections, %d sent away%n", BURST, CONNECTIONS, (System.nanoTime() - from) / 1e9,
                    mails.traffic().connections(), mails.traffic().sentAway());
            assertThat(people).allMatch(person -> mails.inbox().to(person.address()).size() == 1);
            assertThat(people).allMatch(person -> MailState.awaitEnd(person.browser()).equals(MailState.SENT));
            assertThat(realm.events().of("SEND_VERIFY_EMAIL")).hasSize(BURST);
            assertThat(realm.events().of("SEND_VERIFY_EMAIL_ERROR")).isEmpty();
            assertThat(mails.traffic().peak()).isLessThanOrEqualTo(CONNECTIONS);
            Person last = people.get(BURST - 1);
            assertThat(last.enter(mails.inbox().await(last.address()).code()).loggedIn()).isTrue();
        }
    }
}
