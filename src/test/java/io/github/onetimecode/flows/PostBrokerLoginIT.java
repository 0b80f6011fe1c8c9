package io.github.onetimecode.flows;

import java.net.URI;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private static final String MAIL_FOLLOWS = "You should receive an email shortly with further instructions.";
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

    @AfterEach
    void bindTheUsualFlow() {
        realm.flows().bindBrowser("password and mailed code");
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
        person.assertFailures(2);

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
        person.assertFailures(0);
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

    /**
     * The same tab, with the password that somebody else has at the provider, after a right code whose redirect was not
     * followed. By way of the flow, and past it.
     */
    @ParameterizedTest
    @ValueSource(strings = {TWO_STEPS, ONE_STEP})
    void codeOfOneAccountLetsNoOtherIn(String idp) {
        Person alice = signedIn(idp);
        alice.enter(alice.mail().code());
        realm.users().logOut(alice.name());
        Person mallory = signedIn(idp);
        LoginBrowser browser = mallory.browser();

        String end = browser.submitAndStay(Map.of("one_time_code", mallory.mail().code())).toString();
        brokering.logOut(mallory);
        browser.go(URI.create(end.replaceFirst("/after-post-broker-login[?]", "/" + idp + "/login?")));
        Page page = browser.submitPassword(alice.name());

        assertThat(page.loggedIn()).as(page.toString()).isFalse();
        assertThat(page.message()).contains("current session is no longer valid");
        assertThat(browser.go(URI.create(end)).loggedIn()).as(browser.page().toString()).isFalse();
        assertThat(alice.sessions()).isZero();
        assertThat(alice.mails()).isOne();
    }

    /** By "Forgot password?", which names another user where it first fails to. */
    @ParameterizedTest
    @ValueSource(strings = {TWO_STEPS, ONE_STEP})
    void passedFlowIsNotThatOfAUserWhoIsNamedTwice(String idp) {
        realm.change(settings -> settings.put("resetPasswordAllowed", true)
                .put("resetCredentialsFlow", "reset credentials"));
        Person mallory = signedIn(idp);
        Person alice = Person.in(server, realm);
        LoginBrowser browser = mallory.browser();
        String address = browser.page().address().toString();
        passWithoutFollowing(mallory);

        for (int named = 1; named <= 2; named++) {
            assertThat(browser.go(inTheSameTab(address, "reset-credentials")).message()).isEqualTo(MAIL_FOLLOWS);
            assertThat(browser.submit(Map.of("username", alice.name())).message())
                    .isEqualTo("Invalid username or password.");
            Page password = browser.go(inTheSameTab(address, "authenticate"));
            assertThat(password.asksForPassword()).as(password.toString()).isTrue();
        }
        endsAsHerself(mallory, browser.go(URI.create(address)), alice);
    }

    /** By "Forgot password?" with a name that nobody has, and a form that asks for a name alone. */
    @ParameterizedTest
    @CsvSource({TWO_STEPS + ", REQUIRED reset-credential-email, " + MAIL_FOLLOWS,
        ONE_STEP + ", REQUIRED one-time-code, No code has been sent in this session. Please start again."})
    void passedFlowIsNotThatOfAUserWhoIsNamedLater(String idp, String resetStep, String message) {
        realm.flows().define("reset " + idp, "REQUIRED reset-credentials-choose-user\n" + resetStep
                + "\nREQUIRED reset-password");
        realm.flows().define("name " + idp, "REQUIRED auth-username-form\nREQUIRED auth-password-form");
        realm.change(settings -> settings.put("resetPasswordAllowed", true)
                .put("resetCredentialsFlow", "reset " + idp));
        realm.flows().bindBrowser("name " + idp);
        Person mallory = signedIn(idp);
        Person alice = Person.in(server, realm);
        LoginBrowser browser = mallory.browser();
        String address = browser.page().address().toString();
        passWithoutFollowing(mallory);

        assertThat(browser.go(inTheSameTab(address, "reset-credentials")).message()).isEqualTo(message);
        if (message.equals(MAIL_FOLLOWS)) {
            assertThat(browser.submit(Map.of("username", "nobody-of-this-name")).message())
                    .isEqualTo("Invalid username or email.");
        }
        nameOnTheFormThatAsksForANameAlone(browser, address, alice);
        realm.flows().bindBrowser("password and mailed code");
        endsAsHerself(mallory, browser.go(URI.create(address)), alice);
    }

    /** "Forgot password?" before the code makes the password form forget the user after it. */
    @Test
    void passedFlowIsNotThatOfAUserWhoWasNamedBefore() {
        realm.flows().define("by name", "REQUIRED auth-username-form\nREQUIRED auth-password-form");
        realm.change(settings -> settings.put("resetPasswordAllowed", true)
                .put("resetCredentialsFlow", "reset credentials"));
        Person mallory = signedIn(ONE_STEP);
        Person alice = Person.in(server, realm);
        LoginBrowser browser = mallory.browser();
        String address = browser.page().address().toString();

        Page forgotten = browser.go(inTheSameTab(address, "reset-credentials"));
        assertThat(forgotten.title()).as(forgotten.toString()).isEqualTo("Forgot Your Password?");
        Page refused = browser.submit(Map.of("username", alice.name()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("Invalid username or password.");
        Page code = browser.go(URI.create(address));
        assertThat(code.asksForCode()).as(code.toString()).isTrue();
        passWithoutFollowing(mallory);
        Page password = browser.go(inTheSameTab(address, "authenticate"));
        assertThat(password.asksForPassword()).as(password.toString()).isTrue();
        realm.flows().bindBrowser("by name");
        nameOnTheFormThatAsksForANameAlone(browser, address, alice);
        realm.flows().bindBrowser("password and mailed code");
        endsAsHerself(mallory, browser.go(URI.create(address)), alice);
    }

    private static URI inTheSameTab(String address, String action) {
        return URI.create(address.replaceFirst("/post-broker-login[^?]*[?]", "/" + action + "?"));
    }

    /** Enters the right code. */
    private static void passWithoutFollowing(Person person) {
        assertThat(person.browser().submitAndStay(Map.of("one_time_code", person.mail().code())).getPath())
                .endsWith("/broker/after-post-broker-login");
    }

    /** The form shows the tab's own user, and the next one would ask for a password, which that user does not have. */
    private static void nameOnTheFormThatAsksForANameAlone(LoginBrowser browser, String address, Person other) {
        Page name = browser.go(inTheSameTab(address, "authenticate"));
        assertThat(name.title()).as(name.toString()).isEqualTo("Sign in to your account");
        assertThat(name.has("[name=username], [name=password]")).isFalse();
        assertThat(browser.submit(Map.of("username", other.name())).message())
                .isEqualTo("Cannot login, credential setup required.");
    }

    private static void endsAsHerself(Person person, Page end, Person other) {
        assertThat(end.loggedIn()).as(end.toString()).isTrue();
        assertThat(person.sessions()).isOne();
        assertThat(other.sessions()).isZero();
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
