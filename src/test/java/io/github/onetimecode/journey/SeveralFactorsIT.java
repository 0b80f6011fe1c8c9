package io.github.onetimecode.journey;

import java.net.URI;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The exported flow in which the mailed code is one of several factors. */
@OnEveryVersion
@ServerTest
@AlsoInContainer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralFactorsIT {

    private static final String CLIENT = "one-of-several";
    private static final String APP = "Authenticator Application";
    private static final String CODE = "One-time code by e-mail";

    private final Server server;
    private final TestRealm realm;

    SeveralFactorsIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @Test
    void personSwitchesBetweenAppAndMailedCodeWithOneMail() {
        Person person = Person.in(server, realm, SeveralFactorsIT::withApp);
        assertThat(person.signIn(CLIENT).asksForTotp()).isTrue();
        assertThat(person.mails()).isZero();

        assertThat(person.browser().tryAnotherWay().choices()).containsExactly(APP, CODE);
        assertThat(person.browser().select(CODE).asksForCode()).isTrue();
        assertThat(person.mails()).isOne();
        assertThat(person.page().html().select("[name=tryAnotherWay]")).as("that of the frame").hasSize(1);

        person.browser().tryAnotherWay();
        assertThat(person.browser().select(APP).asksForTotp()).isTrue();
        person.browser().tryAnotherWay();
        assertThat(person.browser().select(CODE).asksForCode()).isTrue();

        assertThat(person.mails()).isOne();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
    }

    @Test
    void personGoesBackToTheAppAndLogsInWithIt() {
        Person person = Person.in(server, realm, SeveralFactorsIT::withApp);
        person.signIn(CLIENT);
        person.browser().tryAnotherWay();
        person.browser().select(CODE);
        person.browser().tryAnotherWay();
        person.browser().select(APP);

        assertThat(person.browser().submitTotp(BobsApp.code()).loggedIn()).isTrue();
    }

    /** The code that waits in another sub-flow is not what lets this login in. */
    @Test
    void personGoesBackFromBothStepsToTheAppAndLogsInWithIt() {
        realm.flows().define("app or both steps", """
                REQUIRED auth-username-password-form
                REQUIRED factors:
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE mailed:
                    REQUIRED one-time-code-issue
                    REQUIRED one-time-code-confirm
                """);
        realm.addClient("app-or-steps", client -> { });
        realm.flows().bindBrowser("app-or-steps", "app or both steps");
        Person person = Person.in(server, realm, SeveralFactorsIT::withApp);
        URI app = URI.create(person.signIn("app-or-steps").action().toString()
                .replaceFirst("session_code=[^&]*&", ""));
        person.browser().tryAnotherWay();
        assertThat(person.browser().select(CODE).asksForCode()).isTrue();

        assertThat(person.browser().go(app).asksForTotp()).as(person.page().toString()).isTrue();
        person.browser().submitTotp(BobsApp.code());

        assertThat(person.browser().userName()).isEqualTo(person.name());
    }

    @Test
    void wrongCodeDoesNotLeaveTheStep() {
        Person person = Person.in(server, realm, SeveralFactorsIT::withApp);
        person.signIn(CLIENT);
        person.browser().tryAnotherWay();
        person.browser().select(CODE);

        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void personWithoutAppIsAskedForTheMailedCodeAtOnce() {
        Person person = Person.in(server, realm);

        assertThat(person.signIn(CLIENT).asksForCode()).isTrue();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void carolWithoutAddressAndWithoutAppIsRefused() {
        Person carol = Person.in(server, realm, user -> user.remove("email"));

        Page page = carol.signIn(CLIENT);

        assertThat(page.message()).contains("no e-mail address is known for your account");
        assertThat(page.loggedIn()).isFalse();
        assertThat(realm.events().await("LOGIN_ERROR", event -> carol.id().equals(event.path("userId").asText()))
                .path("error").asText()).isEqualTo("invalid_email");
        assertThat(carol.sessions()).isZero();
        carol.assertFailures(0);
    }

    @Test
    void mailedCodeStepsAsideForTheAppWhereThereIsNoAddress() {
        Person person = Person.in(server, realm, user -> withApp(user).remove("email"));
        assertThat(person.signIn(CLIENT).asksForTotp()).isTrue();

        person.browser().tryAnotherWay();
        Page page = person.browser().select(CODE);

        assertThat(page.asksForTotp()).as(page.toString()).isTrue();
        assertThat(person.browser().submitTotp(BobsApp.code()).loggedIn()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
    }

    @Test
    void stepThatStandsFirstStepsAsideAsWell() {
        Person boss = Person.in(server, realm);
        realm.flows().define("code first", """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code {stepName=own}
                  ALTERNATIVE one-time-code {stepName=of the boss; user=%s}
                """.formatted(boss.name()));
        realm.addClient("code-first", client -> { });
        realm.flows().bindBrowser("code-first", "code first");
        Person person = Person.in(server, realm, user -> user.remove("email"));

        assertThat(person.signIn("code-first").asksForCode()).as(person.page().toString()).isTrue();
        assertThat(person.enter(boss.mail().code()).loggedIn()).isTrue();
    }

    private static ObjectNode withApp(ObjectNode user) {
        user.withArray("credentials").addObject().put("type", "otp").put("userLabel", "App")
                .put("secretData", "{\"value\":\"" + BobsApp.SECRET + "\"}")
                .put("credentialData", "{\"subType\":\"totp\",\"algorithm\":\"HmacSHA1\",\"digits\":6,\"period\":30}");
        return user;
    }
}
