package io.github.onetimecode.grant;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.GrantReply;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The devices of a user share one code at an application; while the store that keeps it fails, nobody gets in. */
@FaultyServerTest
class SharedChallengeIT {

    private static final String NOTHING = "no such call";

    private NativeApplication application;
    private Person person;

    @BeforeEach
    void atOneRealm(Server server, TestRealm realm) {
        // Keycloak's own lock would let one request of a user at a time through.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        application = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        person = Person.in(server, realm);
    }

    /** A realm of the tests gets its HS512 key with its first code, and nobody else sees it before the commit. */
    private void giveKey(Server server, TestRealm realm, Faults faults) {
        refuses(application.ask(Person.in(server, realm).name()), "one_time_code_required");
        faults.reset();
    }

    private static void refuses(GrantReply reply, String description) {
        assertThat(reply).matches(it -> it.refuses(description), description);
    }

    @Test
    void devicesThatAskAtTheSameInstantShareOneCode(Server server, TestRealm realm, Faults faults) {
        giveKey(server, realm, faults);
        faults.meet("putIfAbsent .*:issue:", 4);

        List<GrantReply> replies = AtOnce.run(4, () -> application.ask(person.name()));

        assertThat(faults.met()).isEqualTo(4);
        assertThat(replies).allSatisfy(reply -> refuses(reply, "one_time_code_required"));
        String code = person.mail().code();
        assertThat(AtOnce.run(4, () -> application.enter(person.name(), code)).stream().filter(GrantReply::hasToken))
                .hasSize(1);
        assertThat(person.sessions()).isOne();
        assertThat(person.mails()).isOne();
        assertThat(faults.won("payment:")).hasSize(1);
    }

    /** Between the two the challenge has to be there for all, though the first request has not been committed. */
    @Test
    void deviceThatAsksBeforeTheFirstRequestHasEndedSharesItsCode(Server server, TestRealm realm, Faults faults) {
        giveKey(server, realm, faults);
        faults.meet("contains .*mail-end:", 2);

        CompletableFuture<GrantReply> first = CompletableFuture.supplyAsync(() -> application.ask(person.name()));
        Awaitility.await("first request").until(() -> faults.met() == 1);
        refuses(application.ask(person.name()), "one_time_code_required");
        refuses(first.join(), "one_time_code_required");

        assertThat(application.enter(person.name(), person.mail().code())).matches(GrantReply::hasToken);
        assertThat(faults.won("payment:")).hasSize(1);
    }

    /** Else nobody could ask for a code until the one that is used has expired. */
    @Test
    void codeThatIsUsedWhileItIsSentAgainIsOver(Server server, TestRealm realm, Faults faults) {
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail(1).code();
        faults.expire("next-mail");
        faults.meet("put .*:grant:", 2);

        CompletableFuture<GrantReply> resend = CompletableFuture.supplyAsync(() -> application.resend(person.name()));
        Awaitility.await("resend").until(() -> faults.met() == 1);
        assertThat(application.enter(person.name(), code)).matches(GrantReply::hasToken);
        application.ask(Person.in(server, realm).name());
        refuses(resend.join(), "one_time_code_required");
        person.mail(2);

        refuses(application.enter(person.name(), code), "one_time_code_expired");
        refuses(application.ask(person.name()), "one_time_code_required");
        assertThat(application.enter(person.name(), person.mail(3).code())).matches(GrantReply::hasToken);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "get .*:grant:", "put .*:grant:", "putIfAbsent .*:issue:", "putIfAbsent .*payment:",
        "putIfAbsent .*next-mail:"})
    void noMailIsSentWhileTheStoreFails(String calls, Faults faults) {
        faults.fail(calls);

        refuses(application.ask(person.name()), "one_time_code_unavailable");

        faults.fail(NOTHING);
        assertThat(person.mails()).isZero();
        refuses(application.ask(person.name()), "one_time_code_required");
        assertThat(application.enter(person.name(), person.mail().code())).matches(GrantReply::hasToken);
        assertThat(person.mails()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "get .*:grant:", "putIfAbsent .*attempt:", "putIfAbsent .*failure:",
        "putIfAbsent .*used:"})
    void rightCodeIsRefusedWhileTheStoreFails(String calls, Faults faults) {
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail().code();
        faults.fail(calls);

        refuses(application.enter(person.name(), code), "one_time_code_unavailable");

        faults.fail(NOTHING);
        assertThat(person.sessions()).isZero();
        assertThat(application.enter(person.name(), code)).matches(GrantReply::hasToken);
    }

    @Test
    void codeThatCannotBeForgottenGivesNoToken(Faults faults) {
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail().code();
        faults.fail("remove .*:grant:");

        refuses(application.enter(person.name(), code), "one_time_code_unavailable");

        faults.fail(NOTHING);
        refuses(application.enter(person.name(), code), "one_time_code_expired");
        refuses(application.ask(person.name()), "one_time_code_required");
        assertThat(application.enter(person.name(), person.mail(2).code())).matches(GrantReply::hasToken);
    }
}
