package io.github.onetimecode.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits of logins hold for applications as well; what comes from the API comes from the unproven purse. */
@FaultyServerTest
class ApiLimitsIT {

    private static final String ANY_CODE = "12345678";
    private static final String NOTHING = "no such call";
    private static final int ATTEMPTS_PER_CODE = 5;
    private static final int UNPROVEN_FAILURES_A_DAY = 10;
    private static final int MAILS_PER_HOUR = 10;

    private static ServiceApplication shop;
    private Person person;

    @BeforeAll
    static void oneApplicationForAll(Server server, TestRealm realm) {
        shop = ServiceApplication.in(server, realm, ServiceApplication.ALL);
    }

    @BeforeEach
    void somebodyNew(Server server, TestRealm realm) {
        person = Person.in(server, realm);
    }

    private ApiReply returned() {
        return shop.issue(Map.of("user", person.name(), "delivery", "return"));
    }

    private static void refuses(ApiReply reply, int status, String word) {
        assertThat(reply).matches(it -> it.isProblem(status, word), word);
    }

    @Test
    void fiveWrongCodesEndACode() {
        ApiReply issued = shop.issue(Map.of("user", person.name()));
        String code = person.mail().code();
        for (int left = ATTEMPTS_PER_CODE - 1; left >= 0; left--) {
            ApiReply wrong = shop.confirm(issued.id(), Person.wrong(code));
            refuses(wrong, 422, "wrong-code");
            assertThat(wrong.json().path("attempts_left").asInt()).isEqualTo(left);
        }

        refuses(shop.confirm(issued.id(), code), 410, "exhausted");
        assertThat(shop.state(issued.id()).text("state")).isEqualTo("exhausted");
        refuses(shop.resend(issued.id()), 410, "exhausted");
        person.assertFailures(0);
    }

    @Test
    void wrongCodesOfADayComeFromTheUnprovenPurseAndKeepNobodyFromLoggingIn(Faults faults) {
        ApiReply untried = returned();
        for (int code = 1; code <= UNPROVEN_FAILURES_A_DAY / ATTEMPTS_PER_CODE; code++) {
            ApiReply issued = returned();
            for (int wrong = 0; wrong < ATTEMPTS_PER_CODE; wrong++) {
                refuses(shop.confirm(issued.id(), Person.wrong(issued.text("code"))), 422, "wrong-code");
            }
        }

        ApiReply limited = shop.confirm(untried.id(), untried.text("code"));
        refuses(limited, 429, "limited");
        assertThat(limited.header("Retry-After")).isEqualTo("600");
        refuses(returned(), 429, "limited");
        assertThat(faults.won("failure:unproven:")).hasSize(UNPROVEN_FAILURES_A_DAY);
        assertThat(faults.won("failure:proven:")).isEmpty();
        person.signIn();
        assertThat(person.enter(person.mail().code()).message()).isEmpty();
        assertThat(person.sessions()).isOne();
    }

    @Test
    void mailsOfAnHourComeFromTheUnprovenPurseAndReturnedCodesFromTheirOwn(Faults faults) {
        for (int mail = 1; mail <= MAILS_PER_HOUR; mail++) {
            assertThat(shop.issue(Map.of("user", person.name())).status()).isEqualTo(201);
        }

        refuses(shop.issue(Map.of("user", person.name())), 429, "limited");
        assertThat(faults.won("payment:unproven:")).hasSize(MAILS_PER_HOUR);
        assertThat(faults.won("payment:returned:")).isEmpty();
        for (int code = 1; code <= 60; code++) {
            assertThat(returned().status()).isEqualTo(201);
        }
        refuses(returned(), 429, "limited");
        assertThat(faults.won("payment:returned:")).hasSize(60);
        person.mail(MAILS_PER_HOUR);
    }

    @Test
    void oneOfManyParallelConfirmationsSucceeds(Faults faults) {
        ApiReply issued = returned();
        faults.meet("putIfAbsent .*:used:", 4);

        List<ApiReply> replies = AtOnce.run(4, () -> shop.confirm(issued.id(), issued.text("code")));

        assertThat(faults.met()).isEqualTo(4);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() != 200)
                .allSatisfy(reply -> refuses(reply, 410, "used"));
        assertThat(AtOnce.run(8, () -> shop.confirm(issued.id(), issued.text("code"))))
                .allSatisfy(reply -> refuses(reply, 410, "used"));
    }

    /** Else applications could keep users from logging in. */
    @Test
    void confirmationThatIsUnderWayKeepsNobodyFromLoggingIn(Faults faults) {
        ApiReply issued = returned();
        faults.meet("putIfAbsent .*:used:", 2);

        CompletableFuture<ApiReply> confirmation =
                CompletableFuture.supplyAsync(() -> shop.confirm(issued.id(), issued.text("code")));
        Awaitility.await("confirmation").until(() -> faults.met() == 1);
        person.signIn();
        person.enter(person.mail().code());

        assertThat(person.sessions()).isOne();
        assertThat(confirmation.join().status()).isEqualTo(200);
    }

    @Test
    void noMoreThanFiveOfManyParallelWrongCodesAreCompared(Faults faults) {
        ApiReply issued = returned();

        List<ApiReply> replies = AtOnce.run(12, () -> shop.confirm(issued.id(), Person.wrong(issued.text("code"))));

        assertThat(replies).filteredOn(reply -> reply.isProblem(422, "wrong-code")).hasSize(ATTEMPTS_PER_CODE);
        assertThat(replies).filteredOn(reply -> reply.isProblem(410, "exhausted")).hasSize(12 - ATTEMPTS_PER_CODE);
        assertThat(faults.won("failure:unproven:")).hasSize(ATTEMPTS_PER_CODE);
    }

    @Test
    void sameKeyAtTheSameInstantIssuesOneCode(Faults faults) {
        faults.meet("putIfAbsent .*:issue:api:", 4);

        List<ApiReply> replies = AtOnce.run(4, () -> shop.issue(person.name(), Map.of("user", person.name())));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).isNotEmpty();
        assertThat(replies).filteredOn(reply -> reply.status() != 201)
                .allSatisfy(reply -> refuses(reply, 409, "in-progress"));
        assertThat(replies.stream().filter(reply -> reply.status() == 201).map(ApiReply::id)).containsOnly(
                replies.stream().filter(reply -> reply.status() == 201).findFirst().orElseThrow().id());
        person.mail();
        assertThat(faults.won("payment:unproven:")).hasSize(1);
    }

    @Test
    void codeThatExpiresIsSaidToHaveAndIsReplacedUnderItsId(Faults faults) {
        ApiReply issued = shop.issue(Map.of("user", person.name(), "lifetime_seconds", 60));
        String code = person.mail(1).code();
        refuses(shop.confirm(issued.id(), Person.wrong(code)), 422, "wrong-code");
        faults.clock(Duration.ofSeconds(60));

        refuses(shop.confirm(issued.id(), code), 410, "expired");
        assertThat(shop.state(issued.id()).text("state")).isEqualTo("expired");
        faults.expire("next-mail");
        ApiReply resent = shop.resend(issued.id());
        assertThat(resent.text("state")).isEqualTo("pending");
        assertThat(resent.json().path("attempts_left").asInt()).isEqualTo(4);
        assertThat(person.mail(2).code()).isNotEqualTo(code);
        assertThat(shop.confirm(issued.id(), person.mail(2).code()).status()).isEqualTo(200);
    }

    @Test
    void codeIsMailedAgainNoSoonerThanAfterThirtySeconds(Faults faults) {
        ApiReply issued = shop.issue(Map.of("user", person.name()));
        String code = person.mail(1).code();

        ApiReply early = shop.resend(issued.id());
        refuses(early, 429, "too-early");
        assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(1, 30);
        faults.expire("next-mail");
        assertThat(shop.resend(issued.id()).status()).isEqualTo(200);
        assertThat(person.mail(2).code()).isEqualTo(code);
        faults.expire("next-mail");
        assertThat(shop.confirm(issued.id(), code).status()).isEqualTo(200);
        refuses(shop.resend(issued.id()), 410, "used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-time-code:", "get .*:api:", "put .*:api:", "putIfAbsent .*payment:",
        "putIfAbsent .*next-mail:"})
    void noCodeIsIssuedWhileTheStoreFails(String calls, Faults faults) {
        faults.fail(calls);
        refuses(shop.issue(Map.of("user", person.name())), 503, "unavailable");
        faults.fail(NOTHING);

        assertThat(person.mails()).isZero();
    }

    @Test
    void rightCodeIsConfirmedAsItWasPasted() {
        ApiReply issued = returned();
        String code = issued.text("code");

        assertThat(shop.confirm(issued.id(), "\t" + code.substring(0, 4) + "\r\n" + code.substring(4) + "\n").status())
                .isEqualTo(200);
    }

    /** Its use is claimed by then: a repetition would be told that the code was used. */
    @ParameterizedTest
    @ValueSource(strings = {"put .*:api:", "remove .*attempt:", "remove .*failure:"})
    void rightCodeIsConfirmedIfTheStoreFailsAfterItsUse(String calls, Faults faults) {
        ApiReply issued = returned();
        faults.fail(calls);

        assertThat(shop.confirm(issued.id(), issued.text("code")).status()).isEqualTo(200);

        faults.fail(NOTHING);
        assertThat(shop.state(issued.id()).text("state")).isEqualTo("confirmed");
        refuses(shop.confirm(issued.id(), issued.text("code")), 410, "used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-time-code:", "get .*:api:", "putIfAbsent .*attempt:", "putIfAbsent .*failure:",
        "putIfAbsent .*used:"})
    void rightCodeIsRefusedWhileTheStoreFails(String calls, Faults faults) {
        ApiReply issued = returned();
        faults.fail(calls);
        refuses(shop.confirm(issued.id(), issued.text("code")), 503, "unavailable");
        faults.fail(NOTHING);

        assertThat(shop.confirm(issued.id(), issued.text("code")).status()).isEqualTo(200);
    }

    /** Of login and API. Those of grants and logins are told apart elsewhere, and all of them in the core. */
    @Test
    void codeOfALoginConfirmsNothingElseAndCodeOfTheApiNoLogin() {
        person.signIn();
        String ofLogin = person.mail(1).code();
        ApiReply issued = shop.issue(Map.of("user", person.name()));
        String ofApi = person.mail(2).code();

        refuses(shop.confirm(issued.id(), ofLogin), 422, "wrong-code");
        assertThat(person.enter(ofApi).codeError()).startsWith("This code is not correct");
        assertThat(shop.confirm(issued.id(), ofApi).status()).isEqualTo(200);
        person.enter(ofLogin);
        assertThat(person.sessions()).isOne();
    }

    @Test
    void callerThatMayNotLookUpLearnsNothingFromTheLimits(Server server, TestRealm realm) {
        ServiceApplication unaware = ServiceApplication.unaware(server, realm, "issue", "confirm");
        for (String name : List.of(person.name(), "nobody at all")) {
            List<ApiReply> codes = IntStream.range(0, 3)
                    .mapToObj(i -> unaware.issue(Map.of("user", name))).toList();
            for (ApiReply issued : codes) {
                for (int left = ATTEMPTS_PER_CODE - 1; left >= 0; left--) {
                    ApiReply wrong = unaware.confirm(issued.id(), ANY_CODE);
                    refuses(wrong, 422, "wrong-code");
                    assertThat(wrong.json().path("attempts_left").asInt()).isEqualTo(left);
                }
                refuses(unaware.confirm(issued.id(), ANY_CODE), 410, "exhausted");
            }
            assertThat(unaware.issue(Map.of("user", name)).status()).isEqualTo(201);
        }
        assertThat(realm.events().withError("one_time_code_limited")).isNotEmpty();
    }
}
