package io.github.onetimecode.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The button that sends the code again, over the thirty seconds of the shortest lifetime; all logins start at once. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ResendIT {

    private static final String FLOW = "password and mailed code";

    private final TestRealm realm;
    private final Person again;
    private final Person late;
    private final Person idle;
    private final Map<Person, Instant> mailedAt = new HashMap<>();

    ResendIT(Server server, TestRealm realm) {
        this.realm = realm;
        realm.flows().configure(FLOW, "one-time-code-issue",
                Map.of("lifetimeSeconds", "30", "resendAfterSeconds", "10"));
        this.again = Person.in(server, realm);
        this.late = Person.in(server, realm);
        this.idle = Person.in(server, realm);
    }

    @BeforeAll
    void signIn() {
        for (Person person : new Person[] {again, late, idle}) {
            person.signIn();
            mailedAt.put(person, Instant.now());
        }
    }

    @Test
    @Order(1)
    void buttonIsOfferedWithTheSecondsToWaitAndTheServerKeepsThem() {
        assertThat(again.page().text("#one-time-code-resend")).matches("Send again in \\d+ s");

        Page page = again.browser().resend();

        assertThat(page.codeError()).matches("It is too early to send the code again\\. Seconds to wait: \\d+\\.");
        assertThat(again.mails()).isOne();
    }

    @Test
    @Order(2)
    void sameCodeIsSentAgainWhenItIsTime() {
        waitFor(again, 10);
        assertThat(again.browser().reload().has("#one-time-code-wait")).isFalse();
        assertThat(again.page().text("#one-time-code-resend")).isEqualTo("Send the code again");

        Page page = again.browser().resend();

        assertThat(page.message()).isEqualTo("The code is being sent again.");
        assertThat(page.has("#one-time-code-wait")).as("the next one has to wait again").isTrue();
        assertThat(again.mail(2).code()).isEqualTo(again.mail(1).code());
        assertThat(again.mail(2).subject()).isEqualTo(again.mail(1).subject());
        assertThat(again.browser().resend().codeError()).startsWith("It is too early");
        assertThat(again.mails()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void codeThatIsAlmostOverIsReplacedWithTheAttemptsThatAreLeft() {
        assertThat(late.enterWrongCode().codeError()).endsWith("Attempts left: 4.");
        waitFor(late, 23);

        assertThat(late.browser().resend().message()).isEqualTo("The code is being sent again.");

        String replaced = late.mail(1).code();
        assertThat(late.mail(2).code()).isNotEqualTo(replaced);
        assertThat(late.mail(2).subject()).isNotEqualTo(late.mail(1).subject());
        assertThat(late.enter(replaced).codeError()).endsWith("Attempts left: 3.");
    }

    @Test
    @Order(4)
    void resentCodeIsOverWhenTheFirstMailSaid() {
        waitFor(again, 31);

        Page page = again.enter(again.mail(2).code());

        assertThat(page.loggedIn()).isFalse();
        assertThat(page.message()).isEqualTo("The code is no longer valid.");
        assertThat(realm.events().await("LOGIN_ERROR", event -> again.id().equals(event.path("userId").asText()))
                .path("error").asText()).isEqualTo("expired_code");
        again.assertFailures(0);
    }

    @Test
    @Order(5)
    void codeThatReplacedAnotherHasALifetimeOfItsOwn() {
        waitFor(late, 31);

        assertThat(late.enter(late.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    @Order(6)
    void expiredCodeIsReplacedByANewOneThatLogsIn() {
        waitFor(idle, 31);
        assertThat(idle.browser().reload().asksForCode()).isFalse();
        assertThat(idle.page().text("#one-time-code-resend")).isEqualTo("Send a new code");
        assertThat(idle.mails()).as("nothing is sent by itself").isOne();

        idle.browser().resend();

        assertThat(idle.page().asksForCode()).isTrue();
        assertThat(idle.mail(2).code()).isNotEqualTo(idle.mail(1).code());
        assertThat(idle.enter(idle.mail(2).code()).loggedIn()).isTrue();
    }

    private void waitFor(Person person, int seconds) {
        Instant then = mailedAt.get(person).plusSeconds(seconds);
        Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(200))
                .until(() -> Instant.now().isAfter(then));
    }
}
