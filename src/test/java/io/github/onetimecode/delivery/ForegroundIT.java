package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.Page;
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

    /** Of a user with two requests at once, Keycloak's protector says so in such a realm (seen in 26.7.4). */
    @Test
    void requestBesideOneThatWaitsIsNotLockedForGood(Server server, TestRealm realm) {
        realm.change(settings -> settings.put("permanentLockout", true));
        try (FakeMailServer mails = start(Manners.GOOD, realm)) {
            Person person = Person.in(server, realm);
            person.signIn();
            String code = mails.inbox().await(person.address()).code();
            mails.hold(Stage.RECIPIENT);
            CompletableFuture<Page> other = CompletableFuture.supplyAsync(() -> person.elsewhere().signIn());
            Awaitility.await("other mail").until(() -> mails.traffic().reached(Stage.RECIPIENT) == 2);

            Page refused = person.browser().submitCode(code);

            assertThat(refused.message()).isEqualTo("You cannot sign in at the moment. Please try again later.");
            mails.release();
            assertThat(other.join().asksForCode()).isTrue();
            assertThat(person.browser().reload().asksForCode()).isTrue();
            assertThat(person.browser().submitCode(code).loggedIn()).isTrue();
        }
    }

    private static FakeMailServer start(Manners manners, TestRealm realm) {
        ManyLogins.issue(realm, Map.of("delivery", "foreground"));
        return FakeMailServer.start(manners).serve(realm);
    }
}
