package io.github.onetimecode.flows;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody comes from an identity provider with the address of an account here: a mailed code links the two. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstBrokerLoginIT {

    private static final String IDP = "first";
    private static final String FLOW = """
            REQUIRED idp-review-profile {update.profile.on.first.login=missing}
            REQUIRED creation or linking:
              ALTERNATIVE idp-create-user-if-unique
              ALTERNATIVE existing account:
                REQUIRED idp-confirm-link
            %s    REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm {attemptsPerCode=2}
            """;
    private static final String BY_NAME = "by name";
    private static final String MAIL_FOLLOWS = "You should receive an email shortly with further instructions.";
    private static final String HOME = "http://localhost:1/home";
    private static final String ERROR = "IDENTITY_PROVIDER_FIRST_LOGIN_ERROR";

    private final Server server;
    private final TestRealm realm;
    private final Brokering brokering;

    FirstBrokerLoginIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.brokering = Brokering.between(server, realm);
        realm.flows().define("link by code", FLOW.formatted("    REQUIRED idp-auto-link\n"));
        realm.flows().define(BY_NAME, "REQUIRED auth-username-form\nREQUIRED auth-password-form");
        brokering.add(server, IDP, Map.of("firstBrokerLoginFlowAlias", "link by code"));
        realm.changeClient(LoginBrowser.CLIENT, client -> client.put("baseUrl", HOME));
    }

    @AfterAll
    void close() {
        brokering.close();
    }

    @Test
    void mailedCodeLinksTheAccountAndLogsIn(Faults faults) {
        Person person = Person.in(server, realm);

        Page page = confirmLink(person, IDP);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        // Nobody has proven yet to be the user of this account.
        assertThat(page.text()).contains("e-mail").doesNotContain("***");
        assertThat(brokering.links(person)).isEmpty();
        assertThat(person.sessions()).isZero();
        assertThat(person.enter(person.mail().code()).loggedIn()).as(person.page().toString()).isTrue();

        assertThat(person.browser().userName()).isEqualTo(person.name());
        assertThat(brokering.links(person)).hasSize(1);
        assertThat(person.mails()).isOne();
        assertThat(new FlowEvents(realm, person).await("FEDERATED_IDENTITY_LINK").path("details")
                .path("identity_provider").asText()).isEqualTo(IDP);
        new FlowEvents(realm, person).await("LOGIN");
        new Purses(faults, realm, person).unprovenPaid(1, 1);

        Person elsewhere = person.elsewhere();
        Awaitility.await().until(() -> brokering.signIn(elsewhere, IDP).loggedIn());
        assertThat(person.mails()).isOne();
    }

    @Test
    void wrongCodeLinksNothingAndIsCounted() {
        Person person = Person.in(server, realm);
        confirmLink(person, IDP);

        assertThat(person.enterWrongCode().codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 1));

        assertThat(person.failures()).isOne();
        new FlowEvents(realm, person).awaitError(ERROR, "invalid_user_credentials");
        assertThat(brokering.links(person)).isEmpty();
        assertThat(person.sessions()).isZero();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        Awaitility.await().until(() -> person.failures() == 0);
    }

    @Test
    void afterTheLastAttemptThePageLeadsBackToTheApplication() {
        Person person = Person.in(server, realm);
        Page form = confirmLink(person, IDP);
        person.enterWrongCode();
        person.enterWrongCode();

        Page end = person.enter(person.mail().code());

        assertThat(end.message()).isEqualTo(Texts.of("oneTimeCodeRefusedExhausted"));
        assertThat(end.html().select("#backToApplication").attr("href")).isEqualTo(HOME);
        new FlowEvents(realm, person).awaitError(ERROR, "one_time_code_exhausted");
        assertThat(person.browser().post(form, Map.of("one_time_code", person.mail().code())).loggedIn()).isFalse();
        assertThat(brokering.links(person)).isEmpty();
        assertThat(person.sessions()).isZero();
        person.assertFailures(2);
        assertThat(person.mails()).isOne();
    }

    @Test
    void restartedLoginTakesANewCode() {
        Person person = Person.in(server, realm);
        confirmLink(person, IDP);
        person.enterWrongCode();
        person.enterWrongCode();
        String dead = person.mail().code();
        person.enter(dead);

        assertThat(person.browser().restart().asksForPassword()).as(person.page().toString()).isTrue();

        Person again = person.elsewhere();
        confirmLinkAgain(again, IDP);
        assertThat(again.enter(dead).codeError()).isEqualTo(Texts.of("oneTimeCodeWrong", 1));
        assertThat(again.enter(person.mail(2).code()).loggedIn()).isTrue();
        assertThat(brokering.links(person)).hasSize(1);
    }

    /** Somebody may have registered it under an address that is not theirs, and wait for the owner to link it. */
    @Test
    void accountWithAnUnverifiedAddressIsNotLinked() {
        Person person = Person.in(server, realm, user -> user.put("emailVerified", false));

        Page page = confirmLink(person, IDP);

        assertThat(page.message()).isEqualTo(Texts.of("oneTimeCodeRefused"));
        new FlowEvents(realm, person).awaitError(ERROR, "invalid_email");
        assertThat(brokering.links(person)).isEmpty();
        assertThat(person.sessions()).isZero();
        person.assertFailures(0);
        assertThat(person.mails()).isZero();
    }

    @Test
    void whoHasNoAccountYetGetsOneWithoutACode() {
        Person person = Person.newTo(server, realm);
        brokering.register(person);

        assertThat(brokering.signIn(person, IDP).loggedIn()).as(person.page().toString()).isTrue();

        assertThat(brokering.links(person)).hasSize(1);
        assertThat(person.mails()).isZero();
    }

    /** Without "Automatically set existing user" no step knows whose account it is. */
    @Test
    void withoutTheStepThatSetsTheUserItRefuses() {
        realm.flows().define("without user", FLOW.formatted(""));
        brokering.add(server, "without-user", Map.of("firstBrokerLoginFlowAlias", "without user"));
        Person person = Person.in(server, realm);

        Page page = confirmLink(person, "without-user");

        assertThat(page.message()).isEqualTo(Texts.of("oneTimeCodeRefused"));
        assertThat(brokering.links(person)).isEmpty();
        assertThat(person.mails()).isZero();
    }

    /** Whoever reads the mailbox may set a new password. Keycloak would link the account to their own login as well. */
    @Test
    void forgottenPasswordLinksNothing() {
        realm.flows().define("forgotten", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetPasswordAllowed", true).put("resetCredentialsFlow", "forgotten"));
        Person person = Person.in(server, realm);
        confirmLink(person, IDP);
        LoginBrowser browser = person.browser();

        browser.go(URI.create(browser.page().address().toString()
                .replaceFirst("/first-broker-login[^?]*[?]", "/reset-credentials?")));
        browser.submit(Map.of("username", person.name()));
        assertThat(person.page().asksForCode()).as(person.page().toString()).isTrue();
        browser.submitCode(person.mail(2).code());
        Page end = browser.submit(Map.of("password-new", "another one", "password-confirm", "another one"));

        assertThat(end.text()).as(end.toString()).contains("Your account has been updated.");
        assertThat(brokering.links(person)).isEmpty();
        assertThat(person.sessions()).isZero();
    }

    /** By "Forgot password?" with a name that nobody has, and a form that asks for a name alone. */
    @Test
    void tabThatForgetsItsUserLinksNoOther() {
        Person mallory = atCodeWherePasswordsAreReset();
        Person alice = Person.in(server, realm);
        LoginBrowser browser = mallory.browser();
        String address = withoutStep(mallory.page());

        Page forgotten = browser.go(inTheSameTab(address, "reset-credentials"));
        assertThat(forgotten.title()).as(forgotten.toString()).isEqualTo("Forgot Your Password?");
        assertThat(browser.submit(Map.of("username", "nobody-of-this-name")).message()).isEqualTo(MAIL_FOLLOWS);
        realm.flows().bindBrowser(BY_NAME);
        Page name = browser.go(inTheSameTab(address, "authenticate"));
        assertThat(name.has("[name=username]")).as(name.toString()).isTrue();
        assertThat(name.asksForPassword()).isFalse();
        assertThat(browser.submit(Map.of("username", alice.name())).asksForPassword()).isTrue();
        realm.flows().bindBrowser("password and mailed code");
        Page end = browser.go(URI.create(address));

        assertThat(end.message()).as(end.toString()).isEqualTo(Texts.of("oneTimeCodeRefusedNoUser"));
        assertThat(brokering.links(alice)).isEmpty();
        assertThat(brokering.links(mallory)).isEmpty();
        assertThat(List.of(alice.sessions(), mallory.sessions())).containsOnly(0);
    }

    /** The same after a right code whose redirect was not followed: the tab keeps its user. */
    @Test
    void codeOfOneAccountLinksNoOther() {
        Person mallory = atCodeWherePasswordsAreReset();
        Person alice = Person.in(server, realm);
        LoginBrowser browser = mallory.browser();
        String address = withoutStep(mallory.page());
        assertThat(browser.submitAndStay(Map.of("one_time_code", mallory.mail().code())).getPath())
                .endsWith("/broker/after-first-broker-login");

        assertThat(browser.go(inTheSameTab(address, "reset-credentials")).message()).isEqualTo(MAIL_FOLLOWS);
        assertThat(browser.submit(Map.of("username", "nobody-of-this-name")).message())
                .isEqualTo("Invalid username or password.");
        realm.flows().bindBrowser(BY_NAME);
        Page password = browser.go(inTheSameTab(address, "authenticate"));
        assertThat(password.asksForPassword()).as(password.toString()).isTrue();
        assertThat(browser.submit(Map.of("username", alice.name())).message()).isEqualTo("Invalid password.");
        realm.flows().bindBrowser("password and mailed code");
        Page end = browser.go(URI.create(address));

        assertThat(end.loggedIn()).as(end.toString()).isTrue();
        assertThat(brokering.links(alice)).isEmpty();
        assertThat(brokering.links(mallory)).hasSize(1);
        assertThat(alice.sessions()).isZero();
    }

    private Person atCodeWherePasswordsAreReset() {
        realm.change(settings -> settings.put("resetPasswordAllowed", true)
                .put("resetCredentialsFlow", "reset credentials"));
        Person person = Person.in(server, realm);
        Page page = confirmLink(person, IDP);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        return person;
    }

    private static String withoutStep(Page page) {
        return page.address().toString().replaceFirst("execution=[^&]*&", "");
    }

    private static URI inTheSameTab(String address, String action) {
        return URI.create(address.replaceFirst("/first-broker-login[^?]*[?]", "/" + action + "?"));
    }

    private Page confirmLink(Person person, String idp) {
        brokering.register(person);
        return confirmLinkAgain(person, idp);
    }

    private Page confirmLinkAgain(Person person, String idp) {
        Page page = brokering.signIn(person, idp);
        assertThat(page.has("[name=submitAction][value=linkAccount]")).as(page.toString()).isTrue();
        assertThat(person.browser().submit(Map.of("submitAction", "linkAccount")).status()).isEqualTo(200);
        return person.page();
    }
}
