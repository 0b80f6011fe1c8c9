package io.github.onetimecode.flows;

import java.net.URI;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody registers: a mailed code shows that the address is theirs, and verifies it. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationIT {

    private static final String FLOW = "registration by code";
    private static final String HOME = "http://localhost:1/home";

    private final Server server;
    private final TestRealm realm;

    RegistrationIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.post("/authentication/flows/registration/copy", Map.of("newName", FLOW));
        add("one-time-code-issue", Map.of("verifiedEmailOnly", "false", "marksEmailVerified", "true"));
        add("one-time-code-confirm", Map.of("attemptsPerCode", "2"));
        realm.change(settings -> settings.put("registrationFlow", FLOW).put("registrationAllowed", true));
        realm.changeClient(LoginBrowser.CLIENT, client -> client.put("baseUrl", HOME));
    }

    private void add(String step, Map<String, String> settings) {
        realm.post("/authentication/flows/" + FLOW.replace(" ", "%20") + "/executions/execution",
                Map.of("provider", step));
        realm.flows().requireProvider(FLOW, step, "REQUIRED");
        realm.flows().configure(FLOW, step, settings);
    }

    /** With "Verify email" on Keycloak 26.7 takes the password at the end; else it takes it on the form. */
    private static boolean passwordAtTheEnd(boolean verifyEmail) {
        return verifyEmail && ProjectFiles.serverIsAtLeast("26.7");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void codeVerifiesTheAddressAndLogsIn(boolean verifyEmail, Faults faults) {
        verifyEmail(verifyEmail);
        Person person = Person.newTo(server, realm);

        assertThat(register(person).asksForCode()).as(person.page().toString()).isTrue();
        assertThat(verified(person)).isFalse();
        assertThat(person.sessions()).isZero();
        person.enter(person.mail().code());
        if (passwordAtTheEnd(verifyEmail)) {
            person.browser().submit(Map.of("password-new", person.name(), "password-confirm", person.name()));
        }
        assertThat(person.page().loggedIn()).as(person.page().toString()).isTrue();

        assertThat(person.browser().userName()).isEqualTo(person.name());
        assertThat(verified(person)).isTrue();
        // Keycloak's own mail that verifies addresses is not needed any more.
        assertThat(person.mails()).isOne();
        FlowEvents events = new FlowEvents(realm, person);
        events.await("REGISTER");
        events.await("VERIFY_EMAIL");
        events.await("LOGIN");
        new Purses(faults, realm, person).unprovenPaid(1, 1);
    }

    @Test
    void wrongCodeVerifiesNothingAndIsCounted() {
        verifyEmail(false);
        Person person = Person.newTo(server, realm);
        register(person);

        assertThat(person.enterWrongCode().codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 1));

        assertThat(person.failures()).isOne();
        new FlowEvents(realm, person).awaitError("REGISTER_ERROR", "invalid_user_credentials");
        assertThat(verified(person)).isFalse();
        assertThat(person.sessions()).isZero();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(verified(person)).isTrue();
        Awaitility.await().until(() -> person.failures() == 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterTheLastAttemptThePageLeadsBackToTheApplicationAndTheAccountIsOfNoUse(boolean verifyEmail) {
        verifyEmail(verifyEmail);
        Person person = Person.newTo(server, realm);
        Page form = register(person);
        person.enterWrongCode();
        person.enterWrongCode();

        Page end = person.enter(person.mail().code());

        assertThat(end.message()).isEqualTo(Texts.of("oneTimeCodeRefusedExhausted"));
        assertThat(end.html().select("#backToApplication").attr("href")).isEqualTo(HOME);
        new FlowEvents(realm, person).awaitError("REGISTER_ERROR", "one_time_code_exhausted");
        assertThat(person.browser().post(form, Map.of("one_time_code", person.mail().code())).loggedIn()).isFalse();
        assertThat(verified(person)).isFalse();
        person.assertFailures(2);

        Page later = person.elsewhere().signIn();
        if (passwordAtTheEnd(verifyEmail)) {
            assertThat(later.fieldError("username")).isEqualTo("Invalid username or password.");
            assertThat(realm.users().credentials(person.name())).isEmpty();
        } else {
            assertThat(later.message()).isEqualTo(Texts.of("oneTimeCodeRefusedAddressUnverified"));
        }
        assertThat(person.sessions()).isZero();
        assertThat(person.mails()).isOne();
    }

    /**
     * The tab forgets whom it has registered where "Forgot password?" is answered with a name that nobody has, and a
     * form that asks for a name alone takes any other (26.7.4).
     */
    @Test
    void codeLetsNobodyInButWhoHasRegistered() {
        verifyEmail(false);
        realm.flows().define("by name", "REQUIRED auth-username-form\nREQUIRED auth-password-form\n");
        Person alice = Person.in(server, realm);
        Person mallory = Person.newTo(server, realm);
        LoginBrowser browser = mallory.browser();
        assertThat(register(mallory).asksForCode()).as(mallory.page().toString()).isTrue();
        realm.change(settings -> settings.put("resetPasswordAllowed", true));
        String bare = mallory.page().action().toString().replaceFirst("session_code=[^&]*&", "")
                .replaceFirst("execution=[^&]*&", "");

        browser.go(URI.create(bare.replace("/registration?", "/reset-credentials?")));
        browser.submit(Map.of("username", "nobody-of-this-name"));
        realm.flows().bindBrowser("by name");
        browser.go(URI.create(bare.replace("/registration?", "/authenticate?")));
        browser.submit(Map.of("username", alice.name()));
        realm.flows().bindBrowser("password and mailed code");
        realm.change(settings -> settings.put("resetPasswordAllowed", false));
        Page page = browser.go(URI.create(bare));

        assertThat(page.message()).as(page.toString()).isEqualTo(Texts.of("oneTimeCodeRefusedNoUser"));
        assertThat(alice.mails()).isZero();
    }

    private void verifyEmail(boolean verifyEmail) {
        realm.change(settings -> settings.put("verifyEmail", verifyEmail));
    }

    private Page register(Person person) {
        LoginBrowser browser = person.browser();
        Page login = browser.open();
        browser.go(login.address().resolve(login.html().selectFirst("a[href*=registration]").attr("href")));
        return browser.submit(Map.of("username", person.name(), "email", person.address(), "firstName", "New",
                "lastName", "Comer", "password", person.name(), "password-confirm", person.name()));
    }

    private boolean verified(Person person) {
        return realm.users().get(person.name()).path("emailVerified").asBoolean();
    }
}
