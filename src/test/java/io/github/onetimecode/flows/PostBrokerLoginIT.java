package io.github.onetimecode.flows;

import java.net.URI;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
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
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Every login by an identity provider takes a mailed code as well. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostBrokerLoginIT {

    private static final String TWO_STEPS = "two-steps";
    private static final String ONE_STEP = "one-step";
    private static final String UNTRUSTED = "untrusted";
    private static final String HOME = "http://localhost:1/home";
    private static final String ERROR = "IDENTITY_PROVIDER_POST_LOGIN_ERROR";

    private final Server server;
    private final TestRealm realm;
    private final Brokering brokering;

    PostBrokerLoginIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.brokering = Brokering.between(server, realm);
        realm.flows().define(TWO_STEPS, """
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm {attemptsPerCode=2}
                """);
        realm.flows().define(ONE_STEP, "REQUIRED one-time-code {attemptsPerCode=2}");
        brokering.add(server, TWO_STEPS, Map.of("postBrokerLoginFlowAlias", TWO_STEPS, "trustEmail", true));
        brokering.add(server, ONE_STEP, Map.of("postBrokerLoginFlowAlias", ONE_STEP, "trustEmail", true));
        brokering.add(server, UNTRUSTED, Map.of("postBrokerLoginFlowAlias", TWO_STEPS));
        realm.changeClient(LoginBrowser.CLIENT, client -> client.put("baseUrl", HOME));
    }

    @AfterAll
    void close() {
        brokering.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {TWO_STEPS, ONE_STEP})
    void eachLoginTakesACode(String idp, Faults faults) {
        Person person = signedIn(idp);
        assertThat(person.page().text()).contains("@e***e.com");
        assertThat(person.sessions()).isZero();
        assertThat(person.enter(person.mail().code()).loggedIn()).as(person.page().toString()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
        new FlowEvents(realm, person).await("LOGIN");

        Person elsewhere = person.elsewhere();
        // Until it has written the first login down, Keycloak 26.7 takes the user for locked.
        Awaitility.await().until(() -> brokering.signIn(elsewhere, idp).asksForCode());
        assertThat(elsewhere.enter(person.mail(2).code()).loggedIn()).isTrue();

        assertThat(person.mails()).isEqualTo(2);
        new Purses(faults, realm, person).provenPaid(2, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {TWO_STEPS, ONE_STEP})
    void wrongCodeIsCountedAndTheRightOneClearsIt(String idp) {
        Person person = signedIn(idp);

        assertThat(person.enterWrongCode().codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 1));

        assertThat(person.failures()).isOne();
        new FlowEvents(realm, person).awaitError(ERROR, "invalid_user_credentials");
        assertThat(person.sessions()).isZero();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        Awaitility.await().until(() -> person.failures() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {TWO_STEPS, ONE_STEP})
    void afterTheLastAttemptThePageLeadsBackToTheApplication(String idp) {
        Person person = signedIn(idp);
        Page form = person.page();
        String dead = person.mail().code();
        person.enterWrongCode();
        person.enterWrongCode();

        Page end = person.enter(dead);

        assertThat(end.message()).isEqualTo(Texts.of("oneTimeCodeRefusedExhausted"));
        assertThat(end.html().select("#backToApplication").attr("href")).isEqualTo(HOME);
        new FlowEvents(realm, person).awaitError(ERROR, "one_time_code_exhausted");
        assertThat(person.browser().post(form, Map.of("one_time_code", dead)).loggedIn()).isFalse();
        assertThat(person.sessions()).isZero();
        assertThat(person.failures()).isEqualTo(2);

        Person elsewhere = person.elsewhere();
        assertThat(brokering.signIn(elsewhere, idp).asksForCode()).isTrue();
        assertThat(elsewhere.enter(dead).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 1));
        assertThat(elsewhere.enter(person.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void addressOfAProviderThatIsNotTrustedGetsNoCode() {
        Person person = Person.newTo(server, realm);
        brokering.register(person);

        Page page = brokering.signIn(person, UNTRUSTED);

        assertThat(page.message()).isEqualTo(Texts.of("oneTimeCodeRefusedAddressUnverified"));
        new FlowEvents(realm, person).awaitError(ERROR, "invalid_email");
        assertThat(person.sessions()).isZero();
        assertThat(person.failures()).isZero();
        assertThat(person.mails()).isZero();
    }

    /**
     * The same tab, by way of "Forgot password?" with a name that nobody has, which makes Keycloak forget its user, and
     * of a form that asks for a name alone.
     */
    @ParameterizedTest
    @ValueSource(strings = {TWO_STEPS, ONE_STEP})
    void loginByTheProviderIsNobodyElses(String idp) {
        Person mallory = signedIn(idp);
        Person alice = Person.in(server, realm);
        LoginBrowser browser = mallory.browser();
        String address = browser.page().address().toString();
        realm.change(settings -> settings.put("resetPasswordAllowed", true));
        realm.flows().define("by name " + idp, "REQUIRED auth-username-form\nREQUIRED auth-password-form");
        realm.flows().bindBrowser("by name " + idp);

        browser.go(URI.create(address.replaceFirst("/post-broker-login[^?]*[?]", "/reset-credentials?")));
        browser.submit(Map.of("username", "nobody-of-this-name"));
        browser.go(URI.create(address.replaceFirst("/post-broker-login[^?]*[?]", "/authenticate?")));
        browser.submit(Map.of("username", alice.name()));
        assertThat(browser.page().asksForPassword()).as(browser.page().toString()).isTrue();
        realm.flows().bindBrowser("password and mailed code");
        Page page = browser.go(URI.create(address));

        assertThat(page.message()).as(page.toString()).isEqualTo(Texts.of("oneTimeCodeRefusedNoUser"));
        assertThat(page.asksForCode()).isFalse();
        assertThat(alice.mails()).isZero();
        assertThat(alice.sessions()).isZero();
        new FlowEvents(realm, alice).awaitError(ERROR, "user_not_found");
    }

    /** Somebody who has an account at the identity provider only. */
    private Person signedIn(String idp) {
        Person person = Person.newTo(server, realm);
        brokering.register(person);
        Page page = brokering.signIn(person, idp);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        return person;
    }
}
