package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.openapi.ApiAnswer;
import io.github.onetimecode.openapi.ApiCaller;
import io.github.onetimecode.openapi.ServiceAccount;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that asks many times at once whether a code is right is told once that it is. */
@FaultyServerTest
class ConfirmedOnceIT {

    private static final int ROUNDS = 5;
    private static final int REQUESTS = 16;
    /** As many as a code has attempts get as far as that. */
    private static final int COMPARED = 5;

    @Test
    void sixteenAtOnceAreOneConfirmation(Server server, TestRealm realm) {
        ApiCaller application = ApiCaller.of(server, realm, ServiceAccount.ofDemo(realm));

        for (int round = 1; round <= ROUNDS; round++) {
            ApiAnswer issued = issue(application, Person.in(server, realm));
            List<ApiAnswer> answers = AtOnce.run(REQUESTS, () -> confirm(application, issued));

            assertThat(answers).as("round " + round).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers).filteredOn(ApiAnswer::isRefusal).extracting(ApiAnswer::problem)
                    .isSubsetOf(Set.of("used", "exhausted"));
            assertThat(confirm(application, issued).problem()).isEqualTo("used");
        }
    }

    @RepeatedTest(3)
    void thoseThatWereComparedAtTheSameInstantAreOneConfirmation(Server server, TestRealm realm, Faults faults) {
        ApiCaller application = ApiCaller.of(server, realm, ServiceAccount.ofDemo(realm));
        ApiAnswer issued = issue(application, Person.in(server, realm));
        faults.meet("putIfAbsent .*used:", COMPARED);

        List<ApiAnswer> answers = AtOnce.run(COMPARED, () -> confirm(application, issued));

        assertThat(faults.met()).isEqualTo(COMPARED);
        assertThat(faults.won("used:")).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    /** It has looked before, and writes afterwards: what it writes knows of no confirmation, and lives on. */
    @Test
    void resendThatOverlapsTheConfirmationMakesNoSecondOne(Server server, TestRealm realm, Faults faults) {
        Person person = Person.in(server, realm);
        ServiceApplication application = ServiceApplication.in(server, realm, "issue", "confirm");
        String id = application.issue(Map.of("user", person.name(), "lifetime_seconds", 600)).id();
        String code = person.mail(1).code();
        faults.expire("next-mail:");
        faults.meet("putIfAbsent .*:next-mail:", 2);
        CompletableFuture<ApiReply> resend = CompletableFuture.supplyAsync(() -> application.resend(id));
        Awaitility.await("resend").until(() -> faults.met() == 1);
        assertThat(application.confirm(id, code).status()).isEqualTo(200);
        application.issue(Map.of("user", Person.in(server, realm).name()));
        assertThat(resend.join().status()).isEqualTo(200);
        assertThat(person.mail(2).code()).isEqualTo(code);

        List<Duration> minutes = Stream.of(1, 9, 11, 15, 19).map(Duration::ofMinutes).toList();
        for (Duration later : minutes) {
            faults.pass(later);
            ServiceApplication again = application.with(application.newToken());
            assertThat(again.state(id).text("state")).as(later.toString()).isEqualTo("confirmed");
            assertThat(again.resend(id)).as(later.toString()).matches(reply -> reply.isProblem(410, "used"));
            assertThat(again.confirm(id, code)).as(later.toString()).matches(reply -> reply.isProblem(410, "used"));
        }
        faults.pass(Duration.ofMinutes(21));
        assertThat(application.with(application.newToken()).resend(id))
                .matches(reply -> reply.isProblem(404, "unknown"));
        assertThat(person.mails()).isEqualTo(2);
    }

    private static ApiAnswer issue(ApiCaller application, Person person) {
        ApiAnswer issued = application.post("", Map.of("user", person.name(), "delivery", "return"));
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        return issued;
    }

    private static ApiAnswer confirm(ApiCaller application, ApiAnswer issued) {
        return application.post("/" + issued.field("id") + "/confirm", Map.of("code", issued.field("code")));
    }
}
