package io.github.onetimecode.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.GrantReply;
import io.github.onetimecode.server.KeycloakCluster;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes are one: what is issued, counted and used on either holds on the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final int ROUNDS = 20;
    private static final int POSTS = 8;
    private static final int ATTEMPTS_PER_CODE = 5;

    private static KeycloakCluster cluster;
    private static TestRealm realm;

    private Person person;
    private LoginBrowser browser;

    @BeforeAll
    static void start() {
        cluster = KeycloakCluster.start();
        realm = cluster.first().admin().copyOfExport("two-nodes", TwoNodesIT::withoutKeycloaksOwnLimits);
        realm.flows().configure("password and mailed code", "one-time-code-issue",
                Map.of("mailsPerHour", "100", "mailsPerDay", "100"));
    }

    private static void withoutKeycloaksOwnLimits(ObjectNode realm) {
        realm.put("bruteForceProtected", false);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void atFirstNode() {
        person = Person.in(cluster.first(), realm);
        browser = person.browser().via(cluster.first());
    }

    @Test
    @Order(1)
    void codeIssuedOnOneNodeIsConfirmedOnTheOther() {
        assertThat(person.signIn().asksForCode()).isTrue();

        browser.via(cluster.second());

        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(person.sessions()).isOne();
        assertThat(person.mails()).isOne();
    }

    @Test
    @Order(2)
    void codeIssuedOnOneNodeIsSentAgainByTheOther() {
        realm.flows().configure("password and mailed code", "one-time-code-issue",
                Map.of("mailsPerHour", "100", "mailsPerDay", "100", "resendAfterSeconds", "10"));
        person.signIn();
        String code = person.mail().code();
        browser.via(cluster.second());

        Awaitility.await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1)).until(() -> {
                    browser.resend();
                    return person.mails() == 2;
                });

        assertThat(person.mail(2).code()).isEqualTo(code);
    }

    @Test
    @Order(3)
    void rightCodePostedEightTimesOverBothNodesIsOneLoginInEachRound() {
        for (int round = 1; round <= ROUNDS; round++) {
            person.signIn();
            Page fresh = person.page();
            Map<String, String> right = Map.of("one_time_code", person.mail(round).code());

            AtOnce.run(overBothNodes(POSTS, node -> node.post(fresh, right)));

            assertThat(person.sessions()).as("sessions in round " + round).isOne();
            assertThat(loginsByCode()).as("logins after round " + round).isEqualTo(round);
            realm.users().logOut(person.name());
            browser.cookies().clear();
        }
    }

    @Test
    @Order(4)
    void wrongCodesThatAlternateBetweenTheNodesEndTheCodeAfterFive() {
        person.signIn();
        String right = person.mail().code();
        for (int attempt = 0; attempt < ATTEMPTS_PER_CODE; attempt++) {
            browser.via(attempt % 2 == 0 ? cluster.second() : cluster.first());
            assertThat(person.enter(Person.wrong(right)).codeError()).isNotEmpty();
        }

        browser.via(cluster.second());

        assertThat(person.enter(right).asksForPassword()).isTrue();
        assertThat(compared()).isEqualTo(ATTEMPTS_PER_CODE);
        assertThat(person.sessions()).isZero();
    }

    @Test
    @Order(5)
    void wrongCodesOverBothNodesAtOnceNeverCompareMoreThanTheUsersDay() {
        List<LoginBrowser> logins = IntStream.range(0, 8).mapToObj(login -> {
            Person elsewhere = person.elsewhere();
            elsewhere.browser().via(login % 2 == 0 ? cluster.first() : cluster.second());
            elsewhere.signIn();
            return elsewhere.browser();
        }).toList();
        Map<String, String> wrong = Map.of("one_time_code", Person.wrong(person.mail(1).code()));

        for (int round = 0; round < ATTEMPTS_PER_CODE; round++) {
            AtOnce.run(logins.stream().filter(login -> login.reload().asksForCode())
                    .map(login -> (Callable<Page>) () -> login.post(login.page(), wrong)).toList());
        }

        assertThat(compared()).isEqualTo(15);
        assertThat(person.sessions()).isZero();
    }

    @Test
    @Order(6)
    void devicesThatAskForATokenOnBothNodesAtOnceShareOneCodeThatIsUsedOnce() {
        NativeApplication first = NativeApplication.in(cluster.first(), realm, NativeApplication.TWO_STEPS);
        NativeApplication second = first.via(cluster.second());
        for (int round = 0; round < ROUNDS; round++) {
            Person owner = Person.in(cluster.first(), realm);

            AtOnce.run(List.of(() -> first.ask(owner.name()), () -> second.ask(owner.name())));

            String code = owner.mail().code();
            List<GrantReply> replies = AtOnce.run(List.of(() -> first.enter(owner.name(), code),
                    () -> second.enter(owner.name(), code)));
            assertThat(replies.stream().filter(GrantReply::hasToken)).as("tokens in round " + round).hasSize(1);
            assertThat(owner.mails()).as("mails in round " + round).isOne();
            assertThat(owner.sessions()).as("sessions in round " + round).isOne();
        }
    }

    @Test
    @Order(7)
    void mailThatIsLeftWhenANodeStopsIsSaidToHaveFailedOnTheOther() {
        try (FakeMailServer silent = FakeMailServer.start(Manners.GOOD).hold(Stage.GREETING)) {
            TestRealm stuck = cluster.first().admin().copyOfExport("stuck");
            silent.serve(stuck, Duration.ofMinutes(1));
            Person waiting = Person.in(cluster.first(), stuck);
            waiting.browser().impatient().via(cluster.first());
            waiting.signIn();
            waiting.browser().via(cluster.second());
            assertThat(deliveryOn(waiting.browser().reload())).isEqualTo("sending");

            cluster.first().close();

            assertThat(deliveryOn(waiting.browser().reload())).isEqualTo("failed");
        }
        cluster.restartFirst();
    }

    private static String deliveryOn(Page page) {
        return page.html().select("#one-time-code-delivery").attr("data-state");
    }

    @Test
    @Order(8)
    void codeIsConfirmedAfterTheNodeThatIssuedItHasDied() {
        person.signIn();
        String code = person.mail().code();

        cluster.first().kill();
        browser.via(cluster.second());

        // Not by person.enter, which asks the admin API of the first node.
        assertThat(browser.submitCode(code).loggedIn()).isTrue();
    }

    /** Two copies of the browser, one at each node, with the same cookies. */
    private List<Callable<Page>> overBothNodes(int posts, Function<LoginBrowser, Page> post) {
        List<KeycloakServer> nodes = List.of(cluster.first(), cluster.second());
        return IntStream.range(0, posts).mapToObj(number -> {
            LoginBrowser atNode = browser.onAnotherWay().via(nodes.get(number % nodes.size()));
            return (Callable<Page>) () -> post.apply(atNode);
        }).toList();
    }

    private long loginsByCode() {
        return realm.events().of("LOGIN").stream().filter(event -> event.path("userId").asText().equals(person.id()))
                .filter(event -> event.path("details").has("one_time_code_reference")).count();
    }

    private long compared() {
        return realm.events().withError("invalid_user_credentials").stream()
                .filter(event -> event.path("userId").asText().equals(person.id())).count();
    }
}
