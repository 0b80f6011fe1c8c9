package io.github.onetimecode.failclosed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.flows.Brokering;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Where somebody has shown nothing but a name, all refusals look the same; event and log tell them apart. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnprovenRefusalsIT {

    private static final String STEPS = """
            REQUIRED one-time-code-issue {user=%s; mailsPerHour=1}
            REQUIRED one-time-code-confirm {failuresPerDay=2}
            """;
    private static final String TEXT = "You cannot sign in with a code at the moment. Please try again later, or ask "
            + "your administrator for help.";

    private final Server server;
    private final TestRealm realm;

    UnprovenRefusalsIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.attribute("manager", false);
        for (String user : List.of("", "${user.attributes.manager}")) {
            String name = user.isEmpty() ? "own" : "managed";
            realm.flows().define(name, "REQUIRED auth-username-form\n" + STEPS.formatted(user));
            realm.addClient(name, client -> { });
            realm.flows().bindBrowser(name, name);
        }
    }

    private Page byName(String client, Person person) {
        LoginBrowser browser = person.browser().tab();
        browser.open(client);
        return browser.submit(Map.of("username", person.name()));
    }

    private Person spent() {
        Person person = Person.in(server, realm);
        assertThat(byName("own", person).asksForCode()).isTrue();
        return person;
    }

    private Person guessed() {
        Person person = Person.in(server, realm);
        LoginBrowser browser = person.elsewhere().browser();
        browser.open("own");
        browser.submit(Map.of("username", person.name()));
        browser.submitCode("00000000");
        Awaitility.await().until(() -> person.failures() == 1);
        return person;
    }

    private Person without(String... fields) {
        return Person.in(server, realm, user -> user.remove(List.of(fields)));
    }

    private Person unverified() {
        return Person.in(server, realm, user -> user.put("emailVerified", false));
    }

    private JsonNode event(Person person) {
        String id = person.id();
        return realm.events().await("LOGIN_ERROR", event -> id.equals(event.path("userId").asText()));
    }

    @Test
    void pagesOfALoginByNameAreAllTheSame() {
        Map<String, Page> pages = new LinkedHashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        refused("no address", "own", without("email", "emailVerified"), pages, errors);
        refused("unverified", "own", unverified(), pages, errors);
        refused("no mails left", "own", spent(), pages, errors);
        refused("no wrong codes left", "own", guessed(), pages, errors);
        refused("nobody approves", "managed", Person.in(server, realm), pages, errors);
        refused("approves of oneself", "managed", selfApproved(), pages, errors);

        String first = seen(pages.get("no address"));
        pages.forEach((why, page) -> assertThat(seen(page)).as(why).isEqualTo(first));
        assertThat(pages.get("unverified").message()).isEqualTo(TEXT);
        assertThat(errors.values()).containsExactly("invalid_email", "invalid_email", "one_time_code_limited",
                "one_time_code_limited", "one_time_code_misconfigured", "one_time_code_misconfigured");
        assertThat(server.log()).contains("has no mail address", "is not verified", "has reached the limit for mails",
                "has reached the limit for wrong codes");
    }

    private Person selfApproved() {
        Person person = Person.in(server, realm);
        realm.users().change(person.name(),
                user -> user.withObject("attributes").putArray("manager").add(person.name()));
        return person;
    }

    private void refused(String why, String client, Person person, Map<String, Page> pages,
            Map<String, String> errors) {
        pages.put(why, byName(client, person));
        errors.put(why, event(person).path("error").asText());
    }

    /** All but what is random, and the application. */
    private static String seen(Page page) {
        return page.status() + page.title() + page.message() + page.text().replace("managed", "own")
                + page.html().select("form, a[id], button").size();
    }

    @Test
    void lockThatComesMeanwhileIsNotTold() {
        Person person = Person.in(server, realm);
        LoginBrowser browser = person.browser();
        browser.open("own");
        browser.submit(Map.of("username", person.name()));
        String code = person.mail().code();
        realm.change(settings -> settings.put("failureFactor", 1));
        LoginBrowser other = new LoginBrowser(server, realm);
        other.open();
        other.submitPassword(person.name(), "not this one");
        Awaitility.await("lock").until(() -> realm.users().locked(person.name()));
        realm.change(settings -> settings.put("failureFactor", 30));

        assertThat(browser.submitCode(code).message()).isEqualTo(TEXT);

        assertThat(event(person).path("error").asText()).isEqualTo("user_temporarily_disabled");
        assertThat(person.sessions()).isZero();
    }

    @Test
    void firstLoginByAnIdentityProviderTellsNothingEither() {
        realm.flows().define("first", """
                REQUIRED linking:
                  ALTERNATIVE idp-create-user-if-unique
                  ALTERNATIVE existing:
                    REQUIRED idp-confirm-link
                    REQUIRED idp-auto-link
                """ + STEPS.formatted("").indent(4));
        try (Brokering brokering = Brokering.between(server, realm)) {
            brokering.add(server, "first", Map.of("firstBrokerLoginFlowAlias", "first"));
            for (Person person : List.of(without("email", "emailVerified"), unverified())) {
                brokering.register(person);
                brokering.signIn(person, "first");
                Page page = person.page();
                for (int form = 0; form < 2 && !page.message().equals(TEXT); form++) {
                    page = person.browser().submit(Map.of("submitAction", "linkAccount"));
                }
                assertThat(page.message()).as(page.toString()).isEqualTo(TEXT);
                String id = person.id();
                realm.events().await("IDENTITY_PROVIDER_FIRST_LOGIN_ERROR", event ->
                        id.equals(event.path("userId").asText())
                                && "invalid_email".equals(event.path("error").asText()));
            }
        }
    }

    @Test
    void answersOfADirectGrantByNameAreAllTheSame() {
        NativeApplication application = NativeApplication.in(server, realm, """
                REQUIRED direct-grant-validate-username
                REQUIRED one-time-code {mailsPerHour=1}
                """);

        for (Person person : List.of(without("email", "emailVerified"), unverified(), spent())) {
            assertThat(application.ask(person.name()).json().path("error_description").asText())
                    .isEqualTo("one_time_code_refused");
        }
    }

    /** Whatever is wrong, the other factor is offered as if nobody had asked for a code. */
    @Test
    void everyReasonLeadsToTheOtherFactor() {
        realm.flows().define("several", """
                REQUIRED auth-username-form
                REQUIRED either:
                  ALTERNATIVE one-time-code {mailsPerHour=1}
                  ALTERNATIVE auth-password-form
                """);
        realm.addClient("several", client -> { });
        realm.flows().bindBrowser("several", "several");
        Person without = without("email", "emailVerified");
        Person spent = spent();

        for (Person person : List.of(without, spent)) {
            LoginBrowser browser = person.browser().tab();
            browser.open("several");
            browser.submit(Map.of("username", person.name()));
            browser.tryAnotherWay();
            assertThat(browser.select("One-time code").asksForPassword()).as(browser.page().toString()).isTrue();
        }
        assertThat(event(spent).path("error").asText()).isEqualTo("one_time_code_limited");
    }

    /** To whom the password is known the reason is told, as ever. */
    @Test
    void whoHasShownThePasswordIsToldWhy() {
        Person person = unverified();

        assertThat(person.signIn().message()).isEqualTo(Texts.of("oneTimeCodeRefusedAddressUnverified"));
    }
}
