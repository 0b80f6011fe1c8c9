package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A step that is set to wait for the mail server before it shows the page. */
@ServerTest
class ForegroundIT {

    @Test
    void pageComesWithTheMail(Server server, TestRealm realm) {
        Duration taking = Duration.ofMillis(700);
        try (FakeMailServer mails = start(Manners.GOOD.taking(taking), realm)) {
            Person person = Person.in(server, realm);
            person.browser().open();
            long from = System.nanoTime();

            person.browser().submitPassword(person.name());

            assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(taking);
            assertThat(mails.inbox().to(person.address())).hasSize(1);
            assertThat(SeenState.shownOn(person.page())).isEqualTo(SeenState.SENT);
            assertThat(SeenState.toldTo(person.browser()).body()).isEqualTo(SeenState.SENT);
            assertThat(realm.events().of("SEND_VERIFY_EMAIL")).hasSize(1);
            assertThat(person.enter(mails.inbox().await(person.address()).code()).loggedIn()).isTrue();
        }
    }

    @Test
    void failureIsOnThePageAtOnceAndIsNotTriedAgain(Server server, TestRealm realm) {
        try (FakeMailServer mails = start(Manners.GOOD.answering(Stage.RECIPIENT, "450 not now"), realm)) {
            Person person = ManyLogins.begin(1, server, realm).get(0);

            assertThat(SeenState.shownOn(person.page())).isEqualTo(SeenState.FAILED);
            assertThat(person.page().has("#one-time-code-wait")).as("button locked").isFalse();
            assertThat(realm.events().withError("email_send_failed")).hasSize(1);
            assertThat(mails.traffic().reached(Stage.RECIPIENT)).isOne();
        }
    }

    private static FakeMailServer start(Manners manners, TestRealm realm) {
        ManyLogins.issue(realm, Map.of("delivery", "foreground"));
        return FakeMailServer.start(manners).serve(realm);
    }
}
