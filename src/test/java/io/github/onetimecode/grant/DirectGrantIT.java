package io.github.onetimecode.grant;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.GrantReply;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.OneRealm;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A native application asks for a token twice: the first request leads to a mail, the second brings the code. */
@OnEveryVersion
@ServerTest
@AlsoInContainer
@OneRealm
class DirectGrantIT {

    @ParameterizedTest
    @ValueSource(strings = {NativeApplication.TWO_STEPS, NativeApplication.ONE_STEP})
    void firstRequestMailsACodeAndTheSecondGetsTheToken(String flow, Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, flow);
        Person person = Person.in(server, realm);

        assertThat(application.ask(person.name())).matches(reply -> reply.refuses("one_time_code_required"));
        assertThat(person.sessions()).isZero();
        assertThat(person.mail().text()).contains(application.name());

        assertThat(application.enter(person.name(), person.mail().code())).matches(GrantReply::hasToken);
        assertThat(person.sessions()).isOne();
        assertThat(person.mails()).isOne();
        person.assertFailures(0);
    }

    @Test
    void secondDeviceOfTheUserGetsTheSameCode(Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        Person person = Person.in(server, realm);
        application.ask(person.name());
        person.mail();

        assertThat(application.ask(person.name())).matches(reply -> reply.refuses("one_time_code_required"));

        assertThat(application.enter(person.name(), person.mail().code())).matches(GrantReply::hasToken);
        assertThat(person.mails()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {NativeApplication.TWO_STEPS, NativeApplication.ONE_STEP})
    void codeThatComesAlongLeadsToNoMail(String flow, Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, flow);
        Person person = Person.in(server, realm);

        assertThat(application.enter(person.name(), "12345678"))
                .matches(reply -> reply.refuses("one_time_code_missing_challenge"));
        assertThat(application.enter(person.name(), ""))
                .matches(reply -> reply.refuses("one_time_code_missing_challenge"));
        assertThat(application.request(person.name(), Map.of("one_time_code", " ", "one_time_code_resend", "true")))
                .matches(reply -> reply.refuses("one_time_code_missing_challenge"));

        application.ask(person.name());
        assertThat(application.enter(person.name(), "")).matches(reply -> reply.refuses("one_time_code_required"));
        assertThat(application.enter(person.name(), person.mail().code())).matches(GrantReply::hasToken);
        assertThat(person.mails()).isOne();
    }

    @Test
    void wrongCodeCountsOnceAndNothingElseDoes(Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        Person person = Person.in(server, realm);
        application.ask(person.name());
        String code = person.mail().code();
        application.ask(person.name());
        assertThat(application.resend(person.name()))
                .matches(reply -> reply.refuses("one_time_code_resend_too_early"))
                .matches(reply -> Integer.parseInt(reply.retryAfter()) > 20);
        application.enter(person.name(), "");

        for (int wrong = 1; wrong <= 2; wrong++) {
            assertThat(application.enter(person.name(), Person.wrong(code)))
                    .matches(reply -> reply.refuses("one_time_code_wrong"));
            Counted.awaitFailures(person, wrong);
        }
        person.assertFailures(2);

        assertThat(application.enter(person.name(), code)).matches(GrantReply::hasToken);
        Counted.awaitFailures(person, 0);
    }

    @Test
    void wrongPasswordLeadsToNoMail(Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        Person person = Person.in(server, realm);

        assertThat(application.request(person.name(), Map.of("password", "not this one")))
                .matches(reply -> reply.refuses("Invalid user credentials"));

        Counted.awaitFailures(person, 1);
        application.ask(person.name());
        person.mail();
        assertThat(person.mails()).isOne();
    }

    @Test
    void codeIsUsedOnce(Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        Person person = Person.in(server, realm);
        application.ask(person.name());
        String code = person.mail().code();
        assertThat(application.enter(person.name(), code)).matches(GrantReply::hasToken);

        assertThat(application.enter(person.name(), code))
                .matches(reply -> reply.refuses("one_time_code_missing_challenge"));

        assertThat(person.sessions()).isOne();
        assertThat(application.ask(person.name())).matches(reply -> reply.refuses("one_time_code_required"));
        assertThat(person.mail(2).code()).isNotEqualTo(code);
    }

    @Test
    void twoApplicationsHaveCodesOfTheirOwn(Server server, TestRealm realm) {
        NativeApplication first = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        NativeApplication second = first.another();
        Person person = Person.in(server, realm);
        first.ask(person.name());
        String code = person.mail(1).code();
        second.ask(person.name());

        assertThat(second.enter(person.name(), code)).matches(reply -> reply.refuses("one_time_code_wrong"));
        Counted.awaitFailures(person, 1);

        assertThat(second.enter(person.name(), person.mail(2).code())).matches(GrantReply::hasToken);
        assertThat(first.enter(person.name(), code)).matches(GrantReply::hasToken);
    }

    /** One flow serves both ways, so that step, user, application and address are the same. */
    @Test
    void codeOfAGrantConfirmsNoLoginAndCodeOfALoginNoGrant(Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        realm.flows().bindBrowser(application.name(), application.name());
        Person person = Person.in(server, realm);
        LoginBrowser browser = person.browser();
        application.ask(person.name());
        String ofGrant = person.mail(1).code();
        URI address = browser.address(application.name());
        Page login = browser.post(URI.create(address.toString().replaceFirst("\\?.*", "")),
                address.getRawQuery() + "&username=" + person.name() + "&password=" + person.name());
        String ofLogin = person.mail(2).code();

        Page refused = browser.post(login, Map.of("one_time_code", ofGrant));
        assertThat(refused.codeError()).startsWith("This code is not correct");
        Counted.awaitFailures(person, 1);
        assertThat(application.enter(person.name(), ofLogin)).matches(reply -> reply.refuses("one_time_code_wrong"));
        Counted.awaitFailures(person, 2);

        assertThat(application.enter(person.name(), ofGrant)).matches(GrantReply::hasToken);
        Counted.awaitFailures(person, 0);
        assertThat(browser.post(refused, Map.of("one_time_code", ofLogin)).loggedIn()).isTrue();
    }

    @Test
    void eventsTellWhatHappened(Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.ONE_STEP);
        Person person = Person.in(server, realm);
        application.ask(person.name());
        String code = person.mail().code();
        application.enter(person.name(), Person.wrong(code));
        Counted.awaitFailures(person, 1);
        application.enter(person.name(), code);

        realm.events().await("SEND_VERIFY_EMAIL", event -> event.path("clientId").asText().equals(application.name()));

        List<JsonNode> events = realm.events().all().stream()
                .filter(event -> event.path("clientId").asText().equals(application.name())).toList();

        assertThat(events).extracting(event -> event.path("type").asText() + " " + event.path("error").asText())
                .containsExactlyInAnyOrder("SEND_VERIFY_EMAIL ", "LOGIN_ERROR invalid_user_credentials", "LOGIN ");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("userId").asText()).isEqualTo(person.id());
            assertThat(event.at("/details/one_time_code_step").asText()).isEqualTo("one-time-code");
            assertThat(event.at("/details/one_time_code_client").asText()).isEqualTo(application.name());
            assertThat(event.at("/details/one_time_code_reference").asText()).hasSize(3);
            assertThat(event.toString()).doesNotContain("@").doesNotContain(code);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {NativeApplication.CREDENTIALS + "REQUIRED one-time-code-confirm",
        NativeApplication.CREDENTIALS + "REQUIRED one-time-code-issue",
        NativeApplication.CREDENTIALS + "REQUIRED one-time-code {codeLength=4}"})
    void wrongSetUpGivesNoToken(String flow, Server server, TestRealm realm) {
        NativeApplication application = NativeApplication.in(server, realm, flow);
        Person person = Person.in(server, realm);

        assertThat(application.ask(person.name())).matches(reply -> reply.refuses("one_time_code_misconfigured"));
        assertThat(application.enter(person.name(), "12345678"))
                .matches(reply -> reply.refuses("one_time_code_misconfigured"));

        person.assertFailures(0);
        assertThat(person.sessions()).isZero();
        assertThat(person.mails()).isZero();
    }
}
