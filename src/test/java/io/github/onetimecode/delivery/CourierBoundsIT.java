package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What is under way at once, what waits, and how long a server waits for it when it stops: all of it is bounded. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CourierBoundsIT {

    private static final double MUCH_LONGER = 4;
    private static final int OTHERS = 10;
    private static final int WAITING = 6;

    private static KeycloakServer server;

    private final FakeMailServer slow = FakeMailServer.start(Manners.GOOD).hold(Stage.END_OF_DATA);
    private final FakeMailServer good = FakeMailServer.start(Manners.GOOD);

    @BeforeAll
    static void start() {
        server = NarrowServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        slow.close();
        good.close();
    }

    @Test
    @Order(1)
    void mailsThatHangHoldUpNeitherPasswordsNorOtherRealms() {
        TestRealm other = ManyLogins.realm(server, "quick", good);
        PasswordLogins passwords = new PasswordLogins(server, server.admin().copyOfExport("bystanders"));
        TestRealm realm = ManyLogins.realm(server, "slow", slow);

        bearAsManyAsMayBe(realm);
        slow.hold(Stage.END_OF_DATA);

        List<Person> hanging = ManyLogins.begin(NarrowServer.SHARE, server, realm);

        assertThat(hanging).allMatch(person -> SeenState.shownOn(person.page()).equals(SeenState.SENDING));
        Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> slow.traffic().open() == NarrowServer.POOL_PER_REALM);
        assertThat(passwords.ratioBeside("9 mails that hang, 8 threads, 8 connections")).isLessThan(MUCH_LONGER);
        Person quick = ManyLogins.begin(1, server, other).get(0);
        assertThat(quick.enter(good.inbox().await(quick.address()).code()).loggedIn()).isTrue();
        assertThat(slow.traffic().open()).as("connections at once").isEqualTo(NarrowServer.POOL_PER_REALM);
        assertThat(SeenState.toldTo(hanging.get(0).browser()).body()).isEqualTo(SeenState.SENDING);

        slow.release();
        hanging.forEach(person -> slow.inbox().await(person.address()));
        assertThat(hanging).allMatch(person -> SeenState.awaitEnd(person.browser()).equals(SeenState.SENT));
        assertThat(slow.traffic().peak()).isEqualTo(NarrowServer.POOL_PER_REALM);
    }

    /** A lane grows by what its mail server takes. */
    private void bearAsManyAsMayBe(TestRealm realm) {
        slow.release();
        ManyLogins.begin(NarrowServer.POOL_PER_REALM, server, realm)
                .forEach(person -> slow.inbox().await(person.address()));
    }

    /** Ten times what the hanging mail server takes, and ten realms whose mail servers are well. */
    @Test
    @Order(2)
    void realmWhoseMailServerHangsHoldsUpNobodyButItself() {
        TestRealm realm = ManyLogins.realm(server, "hanging", slow);
        realm.change(settings -> settings.withObject("smtpServer").put("timeout", "0"));
        List<TestRealm> others = IntStream.range(0, OTHERS).mapToObj(number ->
                ManyLogins.realm(server, "bystander-" + number, good)).toList();

        List<Person> hanging = ManyLogins.begin(10 * NarrowServer.POOL_PER_REALM, server, realm);

        assertThat(hanging.stream().filter(person -> SeenState.shownOn(person.page()).equals(SeenState.SENDING)))
                .hasSizeBetween(1, NarrowServer.SHARE);
        assertThat(hanging.stream().filter(person -> SeenState.shownOn(person.page()).equals(SeenState.FAILED)))
                .hasSizeGreaterThanOrEqualTo(10 * NarrowServer.POOL_PER_REALM - NarrowServer.SHARE);
        for (TestRealm other : others) {
            Person person = ManyLogins.begin(1, server, other).get(0);
            assertThat(SeenState.shownOn(person.page())).isIn(SeenState.SENDING, SeenState.SENT);
            assertThat(person.enter(good.inbox().await(person.address()).code()).loggedIn()).isTrue();
        }
        // Its administrator would have it wait for ever: the first has been let go, and the next hangs.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> slow.traffic().connections() > 1);
        assertThat(realm.events().awaitError("email_send_failed").path("details").path("one_time_code_tries").asText())
                .isEqualTo("1");
        slow.release();
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> new Metrics(server).sum("one_time_code_mail_queue_length") == 0);
    }

    @Test
    @Order(3)
    void mailWithoutRoomIsRefusedAtOnceCostsNothingAndIsSentLater() {
        TestRealm realm = ManyLogins.realm(server, "crowded", slow);
        ManyLogins.issue(realm, Map.of("mailsPerHour", "1", "resendAfterSeconds", "200"));
        List<Person> waiting = ManyLogins.begin(NarrowServer.SHARE, server, realm);
        assertThat(waiting).allMatch(person -> SeenState.shownOn(person.page()).equals(SeenState.SENDING));

        Person late = ManyLogins.begin(1, server, realm).get(0);

        assertThat(SeenState.shownOn(late.page())).isEqualTo(SeenState.FAILED);
        assertThat(late.page().text()).contains(Texts.of("oneTimeCodeMailFailed"));
        assertThat(late.page().has("#one-time-code-wait")).as("button locked").isFalse();
        JsonNode event = realm.events().awaitError("one_time_code_queue_full");
        assertThat(event.path("type").asText()).isEqualTo("SEND_VERIFY_EMAIL_ERROR");
        assertThat(event.path("userId").asText()).isEqualTo(late.id());
        assertThat(new Metrics(server).sum("one_time_code_mails_total", "realm=\"crowded\"", "outcome=\"refused\""))
                .isOne();

        slow.release();
        waiting.forEach(person -> slow.inbox().await(person.address()));
        assertThat(slow.inbox().to(late.address())).isEmpty();
        assertThat(SeenState.shownOn(late.browser().resend())).isIn(SeenState.SENDING, SeenState.SENT);
        assertThat(late.enter(slow.inbox().await(late.address()).code()).loggedIn()).isTrue();
        assertThat(realm.events().withError("one_time_code_queue_full")).hasSize(1);
    }

    @Test
    @Order(4)
    void stopWaitsForMailsAWhileAndWritesDownWhatIsLeft() {
        good.behave(Manners.GOOD.taking(Duration.ofMillis(500)));
        TestRealm quick = ManyLogins.realm(server, "drained", good);
        TestRealm stuck = ManyLogins.realm(server, "stuck", slow);
        List<Person> left = ManyLogins.begin(2, server, stuck);
        List<Person> sent = ManyLogins.begin(WAITING, server, quick);
        long from = System.nanoTime();

        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(15));
        assertThat(sent).allMatch(person -> good.inbox().to(person.address()).size() == 1);
        assertThat(slow.inbox().all()).isEmpty();
        List<String> failures = server.log().lines().filter(line -> line.contains("SEND_VERIFY_EMAIL_ERROR"))
                .filter(line -> line.contains("email_send_failed") && line.contains("stuck")).toList();
        assertThat(failures).as(server.log()).hasSameSizeAs(left);
    }
}
